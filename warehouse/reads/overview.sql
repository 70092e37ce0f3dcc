-- One row: what stands at the head of every page, and how many facts wait by kind, reason and site.
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
)

select
    (select count(*) from waiting) as waiting,
    (select max(finished_at) from run where status = 'finished') as last_run_at,
    (select coalesce(list(counted order by facts desc, value), []) from counted) as counts
