-- One row per open promise whose last day has passed; a deadline without a last day is never overdue.
create or replace macro overdue_commitments(as_of) as table
select
    *,
    date_diff('day', deadline_latest, as_of::date) as days_overdue
from commitments
where status = 'open' and deadline_latest < as_of::date
order by deadline_latest, actor, fact_key;

comment on macro table overdue_commitments is
    'One row per open promise whose last day lies before the day as_of; vague deadlines without a last day never show';
