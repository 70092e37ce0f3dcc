-- One row per run, with what it brought.
create or replace view runs as
with

feed_sums as (
    select
        run_id,
        count(*) as feeds,
        sum(new_articles)::bigint as new_articles,
        sum(revised)::bigint as revised,
        sum(failed)::bigint as failed_pages
    from run_feed
    group by run_id
),

failure_counts as (
    select run_id, count(*) as failures from failure group by run_id
),

told as (
    select
        run.run_id,
        run.kind,
        run.status,
        run.exit_code,
        run.started_at,
        run.finished_at,
        date_diff('second', run.started_at, run.finished_at) as seconds,
        coalesce(feed_sums.feeds, 0) as feeds,
        coalesce(feed_sums.new_articles, 0) as new_articles,
        coalesce(feed_sums.revised, 0) as revised,
        coalesce(feed_sums.failed_pages, 0) as failed_pages,
        coalesce(list_sum(map_values(run.facts))::bigint, 0) as facts,
        coalesce(failure_counts.failures, 0) as failures
    from run
    left join feed_sums using (run_id)
    left join failure_counts using (run_id)
)

select * from told;

comment on view runs is 'One row per run, with what it brought';
comment on column runs.feeds is 'Feeds it asked';
comment on column runs.failed_pages is 'Pages that could not be read';
comment on column runs.seconds is 'Duration; null: has not ended';
comment on column runs.facts is 'Facts written, all kinds together';
comment on column runs.failures is 'Things that went wrong';
