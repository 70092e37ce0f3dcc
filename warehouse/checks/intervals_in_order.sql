-- fail: a deadline or date begins after it ends
with

interval_of_fact as (
    select 'commitment' as kind, extraction_id, fact_key, deadline_earliest as earliest, deadline_latest as latest
    from commitment
    union all
    select 'date', extraction_id, fact_key, earliest, latest from temporal_expression
)

select * from interval_of_fact where earliest > latest
