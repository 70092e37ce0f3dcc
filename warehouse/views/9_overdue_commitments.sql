-- One row per promise whose last day had passed without news of it, seen from a day.
-- A deadline without a last day is never overdue; an article of unknown day counts as known.
create or replace macro overdue_commitments(as_of, learned_by := null) as table
select
    *,
    date_diff('day', deadline_latest, as_of::date) as days_overdue
from commitment_status(as_of, learned_by := learned_by)
where status = 'overdue'
order by deadline_latest, actor, fact_key;

comment on macro table overdue_commitments is
    'One row per promise (thread) whose last day lies before as_of, with no news by then; "soon" never shows';
