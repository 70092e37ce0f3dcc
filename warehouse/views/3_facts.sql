-- One row per fact of every extraction, current or not: what diffs and provenance are made of.
create or replace view facts as
with

fact as (
    select 'organization' as kind, extraction_id, fact_key, fact_hash, name as subject, rule from organization
    union all
    select 'person', extraction_id, fact_key, fact_hash, name, null from person
    union all
    select
        'spokesperson', extraction_id, fact_key, fact_hash,
        concat_ws(' for ', coalesce(person, role, 'someone'), organization), rule
    from spokesperson
    union all
    select 'date', extraction_id, fact_key, fact_hash, expression, rule from temporal_expression
    union all
    select 'claim', extraction_id, fact_key, fact_hash, content, rule from claim
    union all
    select 'commitment', extraction_id, fact_key, fact_hash, concat_ws(': ', actor, action), rule from commitment
),

placed as (
    select
        fact.*,
        extraction.extractor_id,
        extraction.version_id,
        extraction.article_id,
        extraction_current.extraction_id is not null as is_current
    from fact
    inner join extraction using (extraction_id)
    left join extraction_current using (extraction_id)
)

select * from placed;

comment on view facts is
    'One row per fact of every extraction, current or not; is_current: the one that counts for its article today';
comment on column facts.subject is 'What the fact is about, in words';
comment on column facts.is_current is 'Whether it belongs to the extraction that counts for its article today';
