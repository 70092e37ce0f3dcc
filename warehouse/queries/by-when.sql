-- One row per open promise, by the day it is due or, without one, the day to look again.
-- $from, $until: only those of that day or later, of that day or earlier.
with

upcoming as (
    select
        deadline_latest, deadline, due, review_on, actor, trigger, action, condition, counterparty, speaker,
        published_on, article_title, article_url, fact_key
    from open_commitments
    where
        ($from is null or review_on >= $from::date)
        and ($until is null or review_on <= $until::date)
)

select * from upcoming order by review_on nulls last, actor, action
