-- One row per promise, told in however many articles: how it stands, by what the news has told.
-- $as_of: as known on that day instead of today. $organization: only of whoever an article calls by a name with this in
-- it. $status: only open, overdue, unknown, fulfilled, broken, withdrawn or denied ones. $confidence: only what is this
-- sure or surer, from 0 to 1. What is due or late by the fewest days comes first, then what was told last.
with

standing as (
    select * from commitment_status(coalesce($as_of::date, current_date))
),

meant as (
    select distinct actor_key
    from commitment_events
    where contains(lower(actor), lower($organization)) or contains(lower(actor_name), lower($organization))
),

wanted as (
    select
        thread_id, status, since, proof, actor, trigger, action, polarity, deadline, deadline_latest, due, review_on,
        counterparty, condition, speaker, heard_through, first_reported_on, last_reported_on, mentions, articles,
        origins, times_moved, times_broken, confidence, article_title, article_url
    from standing
    where
        ($organization is null or actor_key in (select actor_key from meant))
        and ($status is null or status = $status)
        and ($confidence is null or confidence >= $confidence::double)
)

select *
from wanted
order by
    list_position(['overdue', 'open', 'unknown', 'broken', 'withdrawn', 'denied', 'fulfilled'], status),
    abs(date_diff('day', coalesce($as_of::date, current_date), deadline_latest)) nulls last,
    last_reported_on desc nulls last,
    actor,
    thread_id
