-- One row per open promise whose last day has passed.
-- $as_of: seen from that day instead of today.
select
    days_overdue, deadline_latest, due, deadline, actor, trigger, action, condition, counterparty, speaker,
    heard_through, published_on, article_title, article_url, fact_key
from overdue_commitments(coalesce($as_of::date, current_date))
order by days_overdue desc, actor, action
