-- One row per promise, whatever articles tell of it: how it stands on the day $as_of, what is due or late by
-- the fewest days first, then what was told last.
select *
from commitment_status($as_of)
where $thread_id is null or thread_id = $thread_id
order by
    list_position(['overdue', 'open', 'unknown', 'fulfilled', 'broken', 'withdrawn', 'denied'], status),
    abs(date_diff('day', $as_of::date, deadline_latest)) nulls last,
    last_reported_on desc nulls last,
    actor,
    action,
    thread_id
