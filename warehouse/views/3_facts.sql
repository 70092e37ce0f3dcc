-- One row per fact of every extraction, current or not: what diffs and provenance are made of.
create or replace view facts as
with

fact as (
    select
        'organization' as kind, extraction_id, fact_key, fact_hash, name as subject,
        array_to_string(aliases, ', ') as says, rule
    from organization
    union all
    select 'person', extraction_id, fact_key, fact_hash, name, '', null from person
    union all
    select
        'spokesperson', extraction_id, fact_key, fact_hash,
        concat_ws(' for ', coalesce(person, role, 'someone'), organization),
        concat_ws(', ', role, capacity), rule
    from spokesperson
    union all
    select
        'date', extraction_id, fact_key, fact_hash, expression,
        concat_ws(
            ', ',
            concat(coalesce(covers_from::text, ''), '/', coalesce(covers_to::text, '')),
            relation, if(vague, 'vague', null), timex_value
        ),
        rule
    from temporal_expression
    union all
    select
        'claim', extraction_id, fact_key, fact_hash, content,
        concat_ws(', ', kind, concat_ws(' ', coalesce(source, 'nobody'), cue), speaker, organization), rule
    from claim
    union all
    select
        'commitment', extraction_id, fact_key, fact_hash, concat_ws(': ', actor, action),
        concat_ws(
            ', ',
            concat_ws(' ', trigger, action), kind, polarity, status, deadline, deadline_latest::text,
            condition, 'to ' || counterparty, 'says ' || speaker
        ),
        rule
    from commitment
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
comment on column facts.says is
    'What it says about that, in short; columns that are not told here, such as spans, also count in fact_hash';
comment on column facts.is_current is 'Whether it belongs to the extraction that counts for its article today';
