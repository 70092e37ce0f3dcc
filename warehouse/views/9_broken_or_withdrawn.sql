-- One row per event by which a promise was broken, dropped or denied between two days, both included.
create or replace macro broken_or_withdrawn(from_day, to_day) as table
select *
from commitment_events
where
    event in ('broken', 'withdrawn', 'denied')
    and happened_on between from_day::date and to_day::date
order by happened_on, thread_id, event_number;

comment on macro table broken_or_withdrawn is
    'One row per event by which a promise was broken, withdrawn or denied from from_day to to_day; it may stand again';
