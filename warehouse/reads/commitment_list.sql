-- One row per promise, whatever articles tell of it: how it stands on the day $as_of, the next deadline first.
select *
from commitment_status($as_of)
where $thread_id is null or thread_id = $thread_id
order by
    list_position(['overdue', 'open', 'unknown', 'fulfilled', 'broken', 'withdrawn', 'denied'], status),
    deadline_latest nulls last,
    review_on nulls last,
    actor,
    action,
    thread_id
