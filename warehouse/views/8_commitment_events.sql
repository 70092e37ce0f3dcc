-- One row per event in the life of a promise: a mention of it in one revision of one article. A promise that no other
-- mention joins is a thread of its own. Reads 7_commitment_mentions.
create or replace view commitment_events as
with

-- A revision that says no more than the one before is no event.
said as (
    select
        commitment_mentions.* exclude (is_current),
        bool_or(is_current) over (
            partition by mention_key, trigger, act, polarity, status, deadline, deadline_latest, condition
        ) as is_current,
        row_number() over (
            partition by mention_key, trigger, act, polarity, status, deadline, deadline_latest, condition
            order by learned_at, version_id
        ) as telling
    from commitment_mentions
),

threaded as (
    select
        coalesce(thread_member.thread_id, said.mention_key) as thread_id,
        coalesce(thread_member.meets_condition, false) as meets_condition,
        said.* exclude (telling)
    from said
    left join thread_member using (mention_key)
    where said.telling = 1 and (said.kind = 'promise' or thread_member.thread_id is not null)
),

-- How binding the words are: an intention, a plan, a promise, an agreement, a signature.
weighed as (
    select
        *,
        coalesce(happened_to, reported_on) as happened_on,
        case
            when kind <> 'promise' then null
            when rung = 'signature' then 5
            when promise_kind = 'agreement' then 4
            when promise_kind = 'pledge' then 3
            when regexp_matches(lower(trigger), '\b(expect|aim|hope|propos|offer|goal|target)') then 1
            else 2
        end as strength
    from threaded
),

-- The order of events is that of the news, and the same whatever was read first.
ordered as (
    select
        *,
        row_number() over (
            partition by thread_id
            order by
                happened_on nulls first, reported_at nulls first, article_id, learned_at, kind = 'promise' desc,
                act_part = 'text', act_start, mention_key, version_id
        ) as event_number
    from weighed
),

compared as (
    select
        *,
        first_value(if(kind = 'promise', polarity, null) ignore nulls) over (
            partition by thread_id order by event_number rows between unbounded preceding and unbounded following
        ) as first_polarity,
        last_value(deadline_latest ignore nulls) over earlier as deadline_before,
        max(strength) over earlier as strength_before,
        max(deadline_latest) over (partition by thread_id, article_id, version_id) as deadline_in_article
    from ordered
    window earlier as (
        partition by thread_id order by event_number rows between unbounded preceding and 1 preceding
    )
),

told as (
    select
        *,
        case
            when meets_condition then 'condition met'
            when status <> 'open' then status
            when kind = 'promise' and polarity <> first_polarity then 'withdrawn'
            when kind = 'promise' and strength_before is null then 'stated'
            when kind = 'promise' and deadline_latest <> deadline_before then 'deadline moved'
            when kind = 'promise' and strength > strength_before then 'strengthened'
            when kind = 'promise' and strength < strength_before and (strength = 1 or strength_before - strength > 1)
                then 'weakened'
            when kind = 'promise' then 'restated'
            when kind = 'done' then if(first_polarity = 'negative', 'broken', 'fulfilled')
            when kind = 'not done' then if(first_polarity = 'negative', 'restated', 'broken')
            when kind = 'dropped' then 'withdrawn'
            when kind = 'moved' then 'deadline moved'
            when kind = 'denied' then 'denied'
        end as event
    from compared
),

source as (
    select thread_id, lower(site) as site, min_by(heard_from, event_number) as heard_from
    from told
    group by thread_id, lower(site)
),

-- An outlet that has it from another one of the thread has it from whom that one has it.
traced as (
    select
        told.thread_id,
        told.event_number,
        told.event,
        told.happened_on,
        told.reported_on,
        told.learned_at,
        told.rung,
        told.actor,
        told.actor_name,
        told.trigger,
        told.act,
        told.polarity,
        told.deadline,
        told.deadline_relation,
        told.deadline_earliest,
        told.deadline_latest,
        told.deadline_before,
        told.counterparty,
        told.condition,
        told.speaker,
        told.heard_through,
        coalesce(source.heard_from, told.heard_from) as origin,
        told.evidence,
        told.site,
        told.article_title,
        told.article_url,
        told.is_current,
        told.kind as mention_kind,
        told.mention_key,
        told.article_id,
        told.version_id,
        told.extraction_id,
        told.reported_at,
        told.due,
        told.review_rule,
        told.confidence,
        told.actor_key,
        told.rule
    from told
    left join source
        on
            told.thread_id = source.thread_id
            and regexp_replace(lower(told.heard_from), '^the ', '') = regexp_replace(source.site, '^the ', '')
)

select * from traced;

comment on view commitment_events is
    'One row per event in the life of a promise: a mention of it in one revision of one article';
comment on column commitment_events.event_number is 'Order in the thread: by happened_on, then as it was reported';
comment on column commitment_events.event is
    'stated, restated, strengthened, weakened, deadline moved, fulfilled, broken, withdrawn, denied or condition met';
comment on column commitment_events.happened_on is
    'When it happened, by the article, else reported_on; null: not known';
comment on column commitment_events.reported_on is 'When the article reported it; null: not known';
comment on column commitment_events.learned_at is 'When we first saw that (UTC)';
comment on column commitment_events.rung is 'How much it proves: announcement < signature < act';
comment on column commitment_events.deadline_before is 'The last day as the thread had it before; null: none';
comment on column commitment_events.origin is
    'Whom the outlet has it from, through other outlets of the thread; outlets with one origin are one witness';
comment on column commitment_events.mention_kind is
    'promise, or as follow_up.kind: done, not done, dropped, moved, denied';
comment on column commitment_events.mention_key is 'commitment.fact_key or follow_up.follow_up_key';
