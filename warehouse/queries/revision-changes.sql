-- One row per fact that differs between the last two revisions of an article: what its publisher changed.
-- $article_url: only that article. Where before and after look alike, the words stand elsewhere in the text.
with

observed as (
    select
        article_id,
        version_id,
        max(observed_at) as observed_at,
        max(observation_number) as observation_number
    from version_observation
    group by article_id, version_id
),

promoted as (
    select version_id, max_by(extraction_id, promotion_number) as extraction_id
    from extraction_promotion
    group by version_id
),

ranked as (
    select
        observed.article_id,
        observed.version_id,
        promoted.extraction_id,
        row_number() over (
            partition by observed.article_id order by observed_at desc, observation_number desc
        ) as recency
    from observed
    inner join promoted using (version_id)
),

compared as (
    select after.version_id, before.extraction_id as before_id, after.extraction_id as after_id
    from ranked as before
    inner join ranked as after using (article_id)
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
