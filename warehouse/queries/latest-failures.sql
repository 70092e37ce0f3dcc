-- One row per failure of the last runs, newest first.
-- $stage: only that stage (fetch, feed, article, extract).
with

failed as (
    select
        run.started_at, run.kind, failure.stage, failure.reason, failure.transient, failure.subject, failure.message
    from failure
    inner join run using (run_id)
    where $stage is null or failure.stage = $stage
)

select * from failed order by started_at desc, stage, reason, subject limit 100
