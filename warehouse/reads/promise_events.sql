-- One row per event of a promise, in order; without $thread_id of all of them.
select * from commitment_events
where $thread_id is null or thread_id = $thread_id
order by thread_id, event_number
