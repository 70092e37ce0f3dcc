-- One row per fact that counts today and field that says something, as reviewers left it, with the entity that a
-- name means. reading_id is the extraction of its article that counts, also for what a reviewer put there.
create or replace view counted_fields as
with

counted as (
    select reading_id, kind, extraction_id, fact_key from facts_that_count where skipped is null
),

told as (
    select counted.reading_id, counted.kind, counted.fact_key, fact_fields.field, fact_fields.value
    from counted
    inner join fact_fields using (extraction_id, kind, fact_key)
    union all
    select
        counted.reading_id, counted.kind, counted.fact_key, 'entity',
        coalesce(entity_name.folded, named_entities.entity_id)
    from counted
    inner join named_entities using (extraction_id, kind, fact_key)
    left join entity_name on named_entities.entity_id = entity_name.name_id
    where named_entities.entity_id is not null
)

select * from told;

comment on view counted_fields is
    'One row per fact that counts today and field that says something, as text: as reviewers left it, with its entity';
comment on column counted_fields.reading_id is
    'Extraction of its article that counts (extraction.extraction_id), also for a fact that a reviewer put there';
comment on column counted_fields.kind is 'organization, person, spokesperson, date, claim or commitment';
comment on column counted_fields.field is
    'Which field of that kind of fact; entity: the oldest of the names that mean the same thing, folded';
comment on column counted_fields.value is 'What it says, as text';
