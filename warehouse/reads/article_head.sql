-- One row: an article that has been read, as the page of it is headed, and whether it is marked as reviewed.
with

marked as (
    select extraction_id as marked_extraction, reviewer as marked_by, decision_id as mark_id
    from decisions_in_force
    where about = 'article' and article_id = $article_id
)

select
    extraction_current.article_id,
    extraction_current.extraction_id,
    extraction_current.version_id,
    extraction_current.article_title,
    extraction_current.article_url,
    extraction_current.site,
    extraction_current.published_on,
    article_current.standing,
    article_current.standing_reason,
    article_current.standing_since,
    article_current.moved_to,
    coalesce(marked.marked_extraction = extraction_current.extraction_id, false) as is_marked,
    marked.marked_by,
    marked.mark_id
from extraction_current
inner join article_current using (article_id)
left join marked on true
where extraction_current.article_id = $article_id and extraction_current.skipped is null
