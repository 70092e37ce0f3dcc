-- One row per feed: what is wrong with it and how its last fetches went, the worst first.
with

ranked as (
    select
        feed_name,
        trouble,
        last_reason,
        failures_in_a_row,
        last_status,
        last_entries,
        expected_entries,
        last_failed_pages,
        last_good_run,
        next_fetch_at,
        new_articles,
        failed_pages,
        runs,
        url
    from feed_health
)

select * from ranked
order by
    list_position(
        ['gone', 'failing', 'empty', 'no page readable', 'below expected', 'pages failing'], trouble
    ) nulls last,
    failures_in_a_row desc,
    last_failed_pages desc nulls last,
    feed_name
