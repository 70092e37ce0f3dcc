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
        sum(new_articles) as new_articles,
        sum(failed) as failed_pages,
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
        coalesce(last_fetches.runs, 0) as runs
    from known_feed
    left join last_fetches using (feed_name)
)

select * from health;

comment on view feed_health is 'One row per feed: how its last fetches went; below_expected is null without an expectation or a fetch';
