-- One row per promise: how it stood on a day, by what the news had told until then; with learned_by, only by what
-- we had read by that moment. No news is no verdict. Reads 8_commitment_events.
create or replace macro commitment_status(as_of, learned_by := null) as table
with

known as (
    select
        *,
        case rung when 'act' then 3 when 'signature' then 2 else 1 end as weight
    from commitment_events
    where
        coalesce(reported_on <= as_of::date, true)
        and coalesce(learned_at <= learned_by::timestamp, true)
),

-- Of what settles a promise the best proof counts, and of equal proofs the last.
settled as (
    select
        thread_id,
        max_by(event, (weight, event_number)) as event,
        max_by(happened_on, (weight, event_number)) as happened_on,
        max_by(reported_on, (weight, event_number)) as reported_on,
        max_by(rung, (weight, event_number)) as rung,
        max_by(event_number, (weight, event_number)) as event_number
    from known
    where event in ('fulfilled', 'broken', 'withdrawn', 'denied')
    group by thread_id
),

-- Told again on a later day, a promise that was dropped or denied stands again; a broken one does with a new last day.
reopened as (
    select settled.thread_id
    from settled
    inner join known
        on
            settled.thread_id = known.thread_id
            and known.event_number > settled.event_number
            and known.event in ('restated', 'strengthened', 'weakened', 'deadline moved')
            and known.reported_on >= settled.reported_on
    where
        (settled.event in ('withdrawn', 'denied') and known.reported_on > settled.reported_on)
        or (settled.event = 'broken' and known.deadline_latest > settled.happened_on)
    group by settled.thread_id
),

verdict as (
    select * from settled anti join reopened using (thread_id)
),

-- Outlets that have it from one origin are one witness.
summed as (
    select
        thread_id,
        min(reported_on) as first_reported_on,
        max(reported_on) as last_reported_on,
        count(distinct mention_key) as mentions,
        count(distinct article_id) as articles,
        count(distinct lower(origin)) as origins,
        max_by(deadline_latest, event_number) filter (where deadline_latest is not null) as deadline_latest,
        max_by(deadline, event_number) filter (where deadline_latest is not null) as dated_deadline,
        max_by(deadline, event_number) filter (where deadline is not null) as any_deadline,
        -- What lasts until a day, or is not to be done before, is not late when the day has passed.
        coalesce(
            max_by(deadline_relation is distinct from 'UNTIL' and polarity = 'positive', event_number)
            filter (where mention_kind = 'promise'),
            false
        ) as has_to_be_done,
        count(*) filter (where event = 'deadline moved') as times_moved,
        count(*) filter (where event = 'broken') as times_broken
    from known
    group by thread_id
),

-- What is promised, as it was said last; a promise in the article's own words before a headline.
statement as (
    select *
    from known
    where mention_kind = 'promise'
    qualify
        row_number() over (
            partition by thread_id order by event in ('withdrawn', 'fulfilled', 'broken'), event_number desc
        ) = 1
),

-- When to look again at what has no last day.
scheduled as (
    select thread_id, max(look_again_on(reported_on, deadline_earliest, review_rule)) as review_on
    from known
    where mention_kind = 'promise'
    group by thread_id
),

judged as (
    select
        statement.thread_id,
        case
            when verdict.event is not null then verdict.event
            when summed.deadline_latest < as_of::date and summed.has_to_be_done then 'overdue'
            when coalesce(summed.deadline_latest, scheduled.review_on) < as_of::date then 'unknown'
            else 'open'
        end as status,
        verdict.rung as proof,
        coalesce(verdict.happened_on, if(summed.deadline_latest < as_of::date, summed.deadline_latest, null)) as since,
        statement.actor_name as actor,
        statement.trigger,
        statement.act as action,
        statement.polarity,
        coalesce(summed.dated_deadline, summed.any_deadline) as deadline,
        summed.deadline_latest,
        coalesce(summed.deadline_latest, scheduled.review_on) as review_on,
        statement.due,
        statement.counterparty,
        statement.condition,
        statement.speaker,
        statement.heard_through,
        summed.first_reported_on,
        summed.last_reported_on,
        summed.mentions,
        summed.articles,
        summed.origins,
        summed.times_moved,
        summed.times_broken,
        statement.confidence,
        statement.reported_on as published_on,
        statement.article_title,
        statement.article_url,
        statement.site,
        statement.mention_key as fact_key,
        statement.extraction_id,
        statement.actor_key
    from statement
    inner join summed using (thread_id)
    left join verdict using (thread_id)
    left join scheduled using (thread_id)
)

select * from judged order by actor, thread_id;

comment on macro table commitment_status is
    'One row per promise (thread): open, overdue, unknown, fulfilled, broken, withdrawn or denied, as known on the day
as_of; learned_by: only by what was read until then. unknown: no last day, and no news by the day to look again';
