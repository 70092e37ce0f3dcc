-- One row per feed: how its last fetches went.
create or replace view feed_health as
with

finished as (
    select run_feed.*, run.started_at
    from run_feed
    inner join run using (run_id)
),

last_fetches as (
    select
        feed_name,
        max_by(status, started_at) as last_status,
        max_by(entries, started_at) filter (where status = 'fetched') as last_entries,
        max(started_at) filter (where status in ('fetched', 'unchanged')) as last_good_run,
        sum(new_articles)::bigint as new_articles,
        sum(failed)::bigint as failed_pages,
        max_by(failed, started_at) filter (where status = 'fetched') as last_failed_pages,
        max_by(new_articles + revised + unchanged, started_at) filter (where status = 'fetched') as last_read_pages,
        count(*) as runs
    from finished
    group by feed_name
),

known_feed as (
    select
        feed_name,
        coalesce(feed.url, feed_state.configured_url) as url,
        feed.expected_entries,
        feed_state.fetched_at as last_answer_at,
        feed_state.next_fetch_at,
        coalesce(feed_state.failures, 0) as failures_in_a_row,
        feed_state.last_reason,
        coalesce(feed_state.gone, false) as gone
    from feed
    full outer join feed_state using (feed_name)
),

health as (
    select
        known_feed.*,
        last_fetches.last_status,
        last_fetches.last_entries,
        last_fetches.last_entries < known_feed.expected_entries as below_expected,
        last_fetches.last_good_run,
        coalesce(last_fetches.new_articles, 0) as new_articles,
        coalesce(last_fetches.failed_pages, 0) as failed_pages,
        last_fetches.last_failed_pages,
        coalesce(last_fetches.runs, 0) as runs,
        case
            when known_feed.gone then 'gone'
            when known_feed.failures_in_a_row > 0 then 'failing'
            when last_fetches.last_entries = 0 then 'empty'
            when last_fetches.last_failed_pages > 0 and last_fetches.last_read_pages = 0 then 'no page readable'
            when last_fetches.last_entries < known_feed.expected_entries then 'below expected'
            when last_fetches.last_failed_pages > 0 then 'pages failing'
        end as trouble
    from known_feed
    left join last_fetches using (feed_name)
)

select * from health;

comment on view feed_health is
    'One row per feed: how its last fetches went; below_expected is null without an expectation or a fetch';
comment on column feed_health.last_answer_at is 'Last answer, "not modified" included (UTC); null: never';
comment on column feed_health.failures_in_a_row is 'Failures since the last answer';
comment on column feed_health.last_status is
    'What the last run did: fetched, unchanged, failed, deferred or gone; null: no run yet';
comment on column feed_health.last_entries is 'Entries of the last fetch that brought a new body; null: none did';
comment on column feed_health.below_expected is
    'Whether those were fewer than expected; null: no expectation, or no fetch';
comment on column feed_health.last_good_run is 'Start of the last run that got an answer (UTC); null: none did';
comment on column feed_health.failed_pages is 'Pages that could not be read, in all runs';
comment on column feed_health.last_failed_pages is
    'Pages that could not be read after the last fetch that brought a new body; null: none did';
comment on column feed_health.trouble is
    'The worst that is wrong: gone, failing, empty, no page readable, below expected, pages failing; null: nothing';
comment on column feed_health.runs is 'Finished runs that asked it';
