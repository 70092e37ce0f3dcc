-- One row per fact that differs between the last two revisions of an article: what its publisher changed.
-- $article_url: only that article. newsfacts diff also tells why, and knows a fact whose words changed.
with

compared as (
    select after.version_id, before.extraction_id as before_id, after.extraction_id as after_id
    from readings as before
    inner join readings as after using (article_id)
    where before.recency = 2 and after.recency = 1
)

select *
from located_changes('compared')
where $article_url is null or article_url = $article_url
order by article_url, version_id, kind, change, subject, fact_key
