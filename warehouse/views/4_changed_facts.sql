-- One row per fact that differs between two extractions, in words; which fact is which is told by their keys alone.
create or replace macro changed_facts(pairs) as table
with

changed as (
    select
        before_id,
        after_id,
        kind,
        change,
        coalesce(after_key, before_key) as fact_key,
        if(after_key is null, before_id, after_id) as extraction_id,
        string_agg(field || ': ' || coalesce(before, '–'), ', ' order by field) as before,
        string_agg(field || ': ' || coalesce(after, '–'), ', ' order by field) as after
    from fact_changes(pairs)
    group by all
),

told as (
    select
        changed.before_id,
        changed.after_id,
        changed.kind,
        changed.change,
        fact_words.subject,
        case change when 'changed' then changed.before when 'removed' then fact_words.says end as before,
        case change when 'changed' then changed.after when 'added' then fact_words.says end as after,
        changed.fact_key
    from changed
    inner join fact_words using (extraction_id, kind, fact_key)
)

select * from told;

comment on macro table changed_facts is
    'One row per fact that differs between the pairs of extractions in the table named pairs, in words';
