-- One row per fact and field that differs between two extractions. This is the only place where facts are compared;
-- what is only a matter of writing (quotation marks, dashes, blanks) is no difference.
-- pairs: a table of before_id and after_id, an id without extraction for one that is missing; renamed: which facts
-- are the same in spite of their keys, in the shape of renamed_facts; before_fields, after_fields: where to look.
create or replace macro fact_changes(
    pairs, renamed := 'renamed_facts', before_fields := 'fact_fields', after_fields := 'fact_fields'
) as table
with

pair as (
    select before_id, after_id from query_table(pairs)
),

before_field as (
    select pair.before_id, pair.after_id, told.kind, told.fact_key, told.field, told.value
    from pair
    inner join query_table(before_fields) as told on pair.before_id = told.extraction_id
),

after_field as (
    select
        pair.before_id, pair.after_id, told.kind, told.field, told.value,
        told.fact_key as after_key,
        coalesce(same.before_key, told.fact_key) as fact_key
    from pair
    inner join query_table(after_fields) as told on pair.after_id = told.extraction_id
    left join query_table(renamed) as same
        on
            pair.before_id = same.before_id
            and pair.after_id = same.after_id
            and told.fact_key = same.after_key
),

compared as (
    select
        before_id,
        after_id,
        kind,
        fact_key,
        max(after_key) over fact as after_key,
        count(before_field.value) over fact as before_count,
        count(after_field.value) over fact as after_count,
        field,
        before_field.value as before,
        after_field.value as after
    from before_field
    full outer join after_field using (before_id, after_id, kind, fact_key, field)
    window fact as (partition by before_id, after_id, kind, fact_key)
),

changed as (
    select
        before_id,
        after_id,
        kind,
        if(before_count = 0, null, fact_key) as before_key,
        after_key,
        case
            when before_count = 0 then 'added'
            when after_count = 0 then 'removed'
            else 'changed'
        end as change,
        field,
        before,
        after
    from compared
    where as_written(before) is distinct from as_written(after)
)

select * from changed;

comment on macro table fact_changes is
    'One row per fact and field that differs between the pairs of extractions in the table named pairs';
