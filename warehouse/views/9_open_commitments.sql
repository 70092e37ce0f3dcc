-- One row per promise that was neither kept nor broken nor dropped on a day, by what the news had told until then.
create or replace macro open_commitments(as_of, learned_by := null) as table
select *
from commitment_status(as_of, learned_by := learned_by)
where status in ('open', 'overdue', 'unknown');

comment on macro table open_commitments is
    'One row per promise (thread) that was open on the day as_of; overdue and unknown ones are';
