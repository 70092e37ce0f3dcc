-- One row per open promise, by the day it is due or, without one, the day to look again.
-- $from, $until: only those of that day or later, of that day or earlier.
-- $confidence: only those of at least that confidence, from 0 to 1.
with

upcoming as (
    select
        deadline_latest, deadline, due, review_on, actor, trigger, action, condition, counterparty, speaker,
        confidence, published_on, article_title, article_url, fact_key
    from commitments
    where
        status = 'open'
        and ($from is null or review_on >= $from::date)
        and ($until is null or review_on <= $until::date)
        and ($confidence is null or confidence >= $confidence::double)
)

select * from upcoming order by review_on nulls last, actor, action
