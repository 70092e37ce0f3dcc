-- One row per fact that differs between the last two extractions of one revision of an article.
-- $article_url: only that article. newsfacts diff also tells why, and knows a fact whose words changed.
with

ranked as (
    select
        extraction_id,
        version_id,
        row_number() over (partition by version_id order by extracted_at desc, extraction_id) as recency
    from extraction
    where skipped is null
),

compared as (
    select before.version_id, before.extraction_id as before_id, after.extraction_id as after_id
    from ranked as before
    inner join ranked as after using (version_id)
    where before.recency = 2 and after.recency = 1
)

select *
from located_changes('compared')
where $article_url is null or article_url = $article_url
order by article_url, version_id, kind, change, subject, fact_key
