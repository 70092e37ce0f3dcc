-- One row per run that brought texts or readings whose names and promises are not linked yet, oldest first: names
-- first, promises after them. run_id is null where people decided something about facts or names since.
with

brought as (
    select run_id from version_observation
    union
    select run_id from extraction
    union
    select run_id from extraction_promotion
),

links as (
    select run_id, count(*) as times, max(written_at) as linked_at
    from ledger
    where step = 'link' and run_id is not null
    group by run_id
),

decided as (
    select decided_at from review_decision
    union all
    select decided_at from entity_decision where rule is null
),

unlinked as (
    select brought.run_id, run.started_at
    from brought
    inner join run using (run_id)
    left join links using (run_id)
    where coalesce(links.times, 0) < 2
    union all
    select null, null
    where (select max(decided_at) from decided) > (select max(linked_at) from links)
)

select run_id from unlinked order by started_at nulls last
