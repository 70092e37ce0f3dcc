-- One row per fact that differs between the last two revisions of an article: what its publisher changed.
-- $article_url: only that article. newsfacts diff also tells why, and knows a fact whose words changed.
with

compared as (
    select after.version_id, before.extraction_id as before_id, after.extraction_id as after_id
    from readings as before
    inner join readings as after using (article_id)
    where before.recency = 2 and after.recency = 1
),

located as (
    select
        changed.kind,
        changed.change,
        changed.subject,
        changed.before,
        changed.after,
        article_version.title as article_title,
        article_version.url as article_url,
        compared.version_id,
        changed.fact_key
    from changed_facts('compared') as changed
    inner join compared using (before_id, after_id)
    inner join article_version using (version_id)
    where $article_url is null or article_version.url = $article_url
)

select * from located order by article_url, version_id, kind, change, subject, fact_key
