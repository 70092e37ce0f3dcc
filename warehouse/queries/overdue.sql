-- One row per open promise whose last day has passed.
-- $as_of: seen from that day instead of today. $confidence: only those of at least that confidence, from 0 to 1.
select
    days_overdue, deadline_latest, due, deadline, actor, trigger, action, condition, counterparty, speaker,
    heard_through, confidence, published_on, article_title, article_url, fact_key, thread_id
from overdue_commitments(coalesce($as_of::date, current_date))
where $confidence is null or confidence >= $confidence::double
order by days_overdue desc, actor, action
