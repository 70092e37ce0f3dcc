-- One row per event in the life of a promise, in order: stated, moved, kept, dropped, ...
-- $thread: the promise's thread_id, or the beginning of it.
select
    thread_id, event_number, event, happened_on, reported_on, learned_at, rung, actor, trigger, act, deadline,
    deadline_latest, deadline_before, counterparty, condition, speaker, heard_through, origin, evidence, site,
    article_title, article_url, is_current, mention_key, rule
from commitment_timeline($thread)
