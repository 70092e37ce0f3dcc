-- One row per open promise that a run stored.
-- $run_id: that run; without it, the last one that stored any.
with

last_run as (
    select max_by(extraction.run_id, run.started_at) as run_id
    from extraction
    inner join commitment using (extraction_id)
    inner join run using (run_id)
),

wanted_extraction as (
    select extraction_id
    from extraction
    where run_id = coalesce($run_id, (select run_id from last_run))
),

promised as (
    select
        actor, action, due, deadline, deadline_latest, speaker, heard_through,
        published_on, article_title, article_url, fact_key
    from commitments
    semi join wanted_extraction using (extraction_id)
    where status = 'open'
)

select * from promised order by published_on desc nulls last, actor, action
