-- One row per promise of a page of them, whatever articles tell of it: how it stands on the day $as_of, what is due
-- or late by the fewest days first, then what was told last; and with it how many promises have each status. Without
-- a promise on the page: one row with these counts alone.
with

standing as materialized (
    from commitment_status($as_of)
),

status_count as (
    select status, count(*) as promises from standing group by status
),

summed as (
    select
        coalesce(
            list({'status': status, 'promises': promises} order by promises desc, status), []
        ) as counts
    from status_count
),

wanted as (
    select
        standing.*,
        count(*) over () as total,
        row_number() over (
            order by
                list_position(['overdue', 'open', 'unknown', 'fulfilled', 'broken', 'withdrawn', 'denied'], status),
                abs(date_diff('day', $as_of::date, deadline_latest)) nulls last,
                last_reported_on desc nulls last,
                actor,
                action,
                thread_id
        ) as place
    from standing
    where
        ($status is null or status = $status)
        and ($words is null or contains(lower(concat_ws(' ', actor, trigger, action)), lower($words)))
),

page as (
    select * from wanted where place > $offset and place <= $offset + $limit
)

select page.*, summed.counts
from summed
left join page on true
order by page.place
