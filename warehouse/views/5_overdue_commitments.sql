-- One row per open promise that was in the news and whose last day had passed, seen from a day.
-- A deadline without a last day is never overdue; an article of unknown day counts as known.
create or replace macro overdue_commitments(as_of) as table
select
    *,
    date_diff('day', deadline_latest, as_of::date) as days_overdue
from commitments
where
    status = 'open'
    and deadline_latest < as_of::date
    and coalesce(published_on <= as_of::date, true)
order by deadline_latest, actor, fact_key;

comment on macro table overdue_commitments is
    'One row per open promise in the news by the day as_of whose last day lies before it; "soon" never shows';
