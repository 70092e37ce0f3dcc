-- One row per failure of the last runs, the newest first.
with

failed as (
    select
        run.started_at, run.kind, failure.stage, failure.reason, failure.transient, failure.subject, failure.message
    from failure
    inner join run using (run_id)
)

select failed.*, count(*) over () as total
from failed
order by started_at desc, stage, reason, subject
limit $limit offset $offset
