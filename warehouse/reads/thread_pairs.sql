-- Pairs of mentions that may be of one promise, and that these $rules have not decided. The first is a promise; of
-- two promises the one reported earlier. Only what shares an actor and, beside the first word, the beginning of a word
-- is compared.
with

mention as (
    select * from current_mention where not is_news and regexp_matches(actor, '\p{Lu}')
),

promise as (
    select
        *,
        list_distinct(
            list_transform(regexp_extract_all(lower(condition), '[[:alnum:]]{3,}'), lambda word: left(word, 4))
        ) as awaited
    from mention
    where kind = 'promise'
),

of_one_actor as (
    select promise.mention_key as first_key, mention.mention_key as second_key, false as by_condition
    from promise
    inner join mention on promise.actor_key = mention.actor_key and promise.mention_key <> mention.mention_key
    where
        case
            -- Two promises of one reading are two acts: it tells none of them twice.
            when mention.kind = 'promise'
                then
                    promise.version_id <> mention.version_id
                    and list_has_any(promise.beginnings, mention.beginnings)
                    and (coalesce(promise.reported_at, '-infinity'), promise.mention_key)
                    < (coalesce(mention.reported_at, '-infinity'), mention.mention_key)
            when mention.kind = 'done' and mention.rule <> 'kept'
                then list_has_any(promise.beginnings, mention.beginnings) or len(mention.beginnings) = 0
            else true
        end
        and coalesce(mention.reported_on <= promise.reported_on + interval 6 year, true)
),

of_condition as (
    select promise.mention_key, mention.mention_key, true
    from promise
    inner join mention
        on
            mention.kind = 'done'
            and promise.actor_key <> mention.actor_key
            and coalesce(promise.reported_on <= mention.reported_on, true)
            and len(list_intersect(promise.awaited, mention.beginnings)) > 0
    where promise.condition is not null
),

pair as (
    select * from of_one_actor
    union all
    select * from of_condition
),

decided as (
    select first_key, second_key from thread_decision where starts_with(rule, concat($rules, ':'))
),

wanted as (
    select
        pair.by_condition,
        one.mention_key as first_key,
        one.article_id as first_article_id,
        one.actor as first_actor,
        one.act as first_act,
        one.reported_on as first_reported_on,
        one.happened_to as first_happened_on,
        one.kind as first_kind,
        one.polarity as first_polarity,
        one.deadline_latest as first_deadline_latest,
        one.counterparty as first_counterparty,
        one.condition as first_condition,
        other.mention_key as second_key,
        other.article_id as second_article_id,
        other.actor as second_actor,
        other.act as second_act,
        other.reported_on as second_reported_on,
        other.happened_to as second_happened_on,
        other.kind as second_kind,
        other.polarity as second_polarity,
        other.deadline_latest as second_deadline_latest,
        other.counterparty as second_counterparty,
        other.condition as second_condition
    from pair
    anti join decided using (first_key, second_key)
    inner join promise as one on pair.first_key = one.mention_key
    inner join mention as other on pair.second_key = other.mention_key
)

select * from wanted order by first_key, second_key
