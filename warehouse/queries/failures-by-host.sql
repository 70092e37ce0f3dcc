-- One row per stage, reason and host of what failed in a run: 200 pages behind one closed door are one line.
-- $run_id: that run; without it, the last one in which anything failed.
with

last_run as (
    select max_by(run_id, started_at) as run_id from run semi join failure using (run_id)
),

located as (
    select
        stage,
        reason,
        coalesce(nullif(regexp_extract(subject, '^https?://([^/?#]+)', 1), ''), subject) as host,
        transient,
        subject,
        message
    from failure
    where run_id = coalesce($run_id, (select run_id from last_run))
),

counted as (
    select
        stage,
        reason,
        host,
        count(*) as failures,
        bool_or(transient) as transient,
        min(subject) as example,
        min_by(message, subject) as message
    from located
    group by stage, reason, host
)

select * from counted order by failures desc, stage, reason, host
