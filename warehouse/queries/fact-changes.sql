-- One row per fact that differs between the last two extractions of one revision of an article.
-- $article_url: only that article. Where before and after look alike, the words stand elsewhere in the text.
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
),

before_fact as (
    select compared.version_id, facts.kind, facts.fact_key, facts.fact_hash, facts.subject, facts.says
    from compared
    inner join facts on compared.before_id = facts.extraction_id
),

after_fact as (
    select compared.version_id, facts.kind, facts.fact_key, facts.fact_hash, facts.subject, facts.says
    from compared
    inner join facts on compared.after_id = facts.extraction_id
),

changed as (
    select
        version_id,
        fact_key,
        coalesce(after_fact.kind, before_fact.kind) as kind,
        case
            when before_fact.fact_hash is null then 'added'
            when after_fact.fact_hash is null then 'removed'
            else 'changed'
        end as change,
        coalesce(after_fact.subject, before_fact.subject) as subject,
        before_fact.says as before,
        after_fact.says as after
    from before_fact
    full outer join after_fact using (version_id, fact_key)
    where before_fact.fact_hash is distinct from after_fact.fact_hash
),

located as (
    select changed.*, article_version.title as article_title, article_version.url as article_url
    from changed
    inner join article_version using (version_id)
    where $article_url is null or article_version.url = $article_url
)

select * from located order by article_url, version_id, kind, change, subject
