-- One row per table worth counting, in the order things come into being.
with

counted as (
    select 0 as position, 'feed' as table_name, count(*) as row_count from feed
    union all
    select 1 as position, 'entry' as table_name, count(*) as row_count from entry
    union all
    select 2 as position, 'article' as table_name, count(*) as row_count from article
    union all
    select 3 as position, 'article_version' as table_name, count(*) as row_count from article_version
    union all
    select 4 as position, 'extraction' as table_name, count(*) as row_count from extraction
    union all
    select 5 as position, 'organization' as table_name, count(*) as row_count from organization
    union all
    select 6 as position, 'person' as table_name, count(*) as row_count from person
    union all
    select 7 as position, 'spokesperson' as table_name, count(*) as row_count from spokesperson
    union all
    select 8 as position, 'temporal_expression' as table_name, count(*) as row_count from temporal_expression
    union all
    select 9 as position, 'claim' as table_name, count(*) as row_count from claim
    union all
    select 10 as position, 'commitment' as table_name, count(*) as row_count from commitment
    union all
    select 11 as position, 'failure' as table_name, count(*) as row_count from failure
    union all
    select 12 as position, 'run' as table_name, count(*) as row_count from run
)

select table_name, row_count from counted order by position
