-- One row per kind, reason and site among the facts that wait for a reviewer.
with

waiting as (
    select kind, reasons, site from review_queue
),

counted as (
    select 'kind' as facet, kind as value, count(*) as facts from waiting group by kind
    union all
    select 'reason', unnest(reasons) as reason, count(*) from waiting group by reason
    union all
    select 'site', site, count(*) from waiting group by site
    union all
    select 'all', '', count(*) from waiting
)

select * from counted order by facet, facts desc, value
