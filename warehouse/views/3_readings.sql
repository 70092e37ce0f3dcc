-- One row per revision of an article that became its current one and was read: the extraction that counts for it.
create or replace view readings as
with

observed as (
    select
        article_id,
        version_id,
        max(observed_at) as observed_at,
        max(observation_number) as observation_number
    from version_observation
    where becomes_current(kind)
    group by article_id, version_id
),

read as (
    select
        observed.article_id,
        observed.version_id,
        extraction.extraction_id,
        extraction.extractor_id,
        observed.observed_at,
        row_number() over (
            partition by observed.article_id order by observed.observed_at desc, observed.observation_number desc
        ) as recency
    from observed
    inner join extraction_that_counts using (version_id)
    inner join extraction using (extraction_id)
    where extraction.skipped is null
)

select * from read;

comment on view readings is
    'One row per revision that became current and was read: the extraction of it that counts';
comment on column readings.recency is 'Of the revisions of one article: 1 the latest, 2 the one before it, ...';
