-- One row per event of one promise, in order; thread is its id, or the beginning of it.
create or replace macro commitment_timeline(thread) as table
select *
from commitment_events
where starts_with(thread_id, thread)
order by thread_id, event_number;

comment on macro table commitment_timeline is
    'One row per event of the promise whose id begins with thread, in the order in which they happened';
