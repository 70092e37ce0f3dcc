-- One row per mention of a promised act and revision of its article: promises, and follow-ups that may tell what
-- became of them. Reads 2_facts_that_count and 6_commitment_actor_entity.
create or replace view commitment_mentions as
with

-- Revisions that were current once. A revision says itself when it was changed; else it counts from publication.
revision as (
    select
        version_observation.version_id,
        version_observation.article_id,
        min(version_observation.observed_at) as learned_at
    from version_observation
    where becomes_current(kind)
    group by version_observation.version_id, version_observation.article_id
),

reading as (
    select
        extraction_that_counts.extraction_id,
        revision.version_id,
        revision.article_id,
        revision.learned_at,
        if(
            row_number() over (partition by revision.article_id order by revision.learned_at, revision.version_id) = 1,
            article_version.published,
            greatest(article_version.published, article_version.modified)
        ) as reported_at,
        article_version.published_on,
        article_version.title as article_title,
        article_version.url as article_url,
        site_of(article_version.site_name, article_version.url) as site
    from revision
    inner join extraction_that_counts using (version_id)
    inner join article_version using (version_id)
),

counted as (
    select extraction_id, fact_key, read_in, version_id, true as is_current
    from facts_that_count
    where kind = 'commitment'
),

rejected as (
    select article_id, fact_key from decisions_in_force where kind = 'commitment' and verdict = 'reject'
),

superseded as (
    select commitment.extraction_id, commitment.fact_key, commitment.extraction_id as read_in, reading.version_id
    from commitment
    inner join reading using (extraction_id)
    anti join extraction_current using (version_id)
    anti join rejected on reading.article_id = rejected.article_id and commitment.fact_key = rejected.fact_key
),

place as (
    select * from counted
    union all
    select superseded.*, false from superseded
),

promise as (
    select
        commitment.fact_key as act_key,
        'promise' as kind,
        place.version_id,
        place.is_current,
        place.read_in,
        commitment.extraction_id,
        commitment.actor,
        coalesce(commitment_actor_entity.entity_id, lower(commitment.actor)) as actor_key,
        coalesce(commitment_actor_entity.entity_name, commitment.actor) as actor_name,
        commitment.trigger,
        commitment.trigger_part,
        commitment.trigger_start,
        commitment.action as act,
        commitment.action_part as act_part,
        commitment.action_start as act_start,
        commitment.action_end as act_end,
        commitment.evidence,
        commitment.kind as promise_kind,
        commitment.polarity,
        commitment.status,
        commitment.deadline,
        commitment.deadline_part,
        commitment.deadline_start,
        commitment.deadline_end,
        commitment.deadline_relation,
        commitment.deadline_earliest,
        commitment.deadline_latest,
        commitment.deadline_vague,
        commitment.confidence,
        commitment.counterparty,
        commitment.condition,
        commitment.speaker,
        case
            when regexp_matches(lower(commitment.trigger), '\bsign(ed|s|ing)?\b|\bsettle') then 'signature'
            else 'announcement'
        end as rung,
        null::date as happened_from,
        null::date as happened_to,
        commitment.rule
    from place
    inner join commitment using (extraction_id, fact_key)
    left join commitment_actor_entity using (extraction_id, fact_key)
),

named as (
    select extraction_id, name, min(entity_id) as entity_id
    from named_entities
    group by extraction_id, name
),

-- A name that is none of its article's organizations or people means what other articles mean by it.
named_elsewhere as (
    select folded_name.name, name_entity.entity_id
    from folded_name
    inner join name_entity using (folded)
    where not name_entity.by_article
    qualify
        row_number() over (
            partition by folded_name.name
            order by list_position(['organization', 'person', 'actor'], name_entity.kind)
        ) = 1
),

follow as (
    select
        follow_up.follow_up_key as act_key,
        follow_up.kind,
        reading.version_id,
        extraction_current.version_id is not null as is_current,
        follow_up.extraction_id as read_in,
        follow_up.extraction_id,
        follow_up.actor,
        coalesce(named.entity_id, named_elsewhere.entity_id, lower(follow_up.actor)) as actor_key,
        coalesce(entities.name, follow_up.actor) as actor_name,
        follow_up.cue as trigger,
        follow_up.cue_part as trigger_part,
        follow_up.cue_start as trigger_start,
        follow_up.act,
        follow_up.act_part,
        follow_up.act_start,
        follow_up.act_end,
        follow_up.evidence,
        null as promise_kind,
        'positive' as polarity,
        null as status,
        follow_up.deadline,
        follow_up.deadline_latest,
        follow_up.deadline_vague,
        null as counterparty,
        null as condition,
        follow_up.speaker,
        follow_up.rung,
        follow_up.happened_from,
        follow_up.happened_to,
        follow_up.rule
    from follow_up
    inner join reading using (extraction_id)
    left join extraction_current using (extraction_id)
    left join named on follow_up.extraction_id = named.extraction_id and follow_up.actor = named.name
    left join named_elsewhere on follow_up.actor = named_elsewhere.name
    left join entities on coalesce(named.entity_id, named_elsewhere.entity_id) = entities.entity_id
),

mention as (
    select * from promise
    union all by name
    select * from follow
),

chain as (
    select
        extraction_id,
        fact_key,
        list(name order by ordinal) as hops,
        list(name order by ordinal) filter (where regexp_matches(name, '\p{Lu}')) as named_hops
    from attribution
    group by extraction_id, fact_key
),

heard as (
    select
        reported.act_key,
        reported.read_in,
        coalesce(claim.speaker, claim.organization) as said_by,
        claim.organization,
        array_to_string(chain.hops, ' → ') as heard_through,
        coalesce(chain.named_hops, []) as named_hops
    from reporting_claims('mention') as reported
    inner join claim on reported.read_in = claim.extraction_id and reported.claim_key = claim.fact_key
    left join chain on claim.extraction_id = chain.extraction_id and claim.fact_key = chain.fact_key
),

-- "Ministry of Transport": each article may mean another one. Those of one outlet are compared; their acts decide.
set_apart as (
    select distinct folded_name.name
    from folded_name
    inner join name_entity using (folded)
    where name_entity.by_article
),

placed as (
    select
        mention.act_key as mention_key,
        mention.kind,
        mention.actor,
        if(set_apart.name is null, mention.actor_key, concat(lower(mention.actor), ' of ', reading.site)) as actor_key,
        mention.actor_name,
        mention.trigger,
        mention.act,
        mention.promise_kind,
        mention.polarity,
        mention.status,
        mention.deadline,
        mention.deadline_relation,
        mention.deadline_earliest,
        mention.deadline_latest,
        coalesce(
            how_due(mention.deadline_latest, mention.deadline_vague, ruled.review_rule),
            if(mention.kind = 'promise', 'open', null)
        ) as due,
        ruled.review_rule,
        mention.confidence,
        mention.counterparty,
        mention.condition,
        mention.rung,
        mention.happened_from,
        mention.happened_to,
        mention.evidence,
        coalesce(mention.speaker, heard.said_by) as speaker,
        heard.heard_through,
        case
            when coalesce(len(heard.named_hops), 0) = 0 then reading.site
            when len(heard.named_hops) = 1 and heard.organization = mention.actor then mention.actor_name
            else heard.named_hops[-1]
        end as heard_from,
        reading.reported_at,
        coalesce(reading.reported_at::date, reading.published_on) as reported_on,
        reading.learned_at,
        reading.site,
        reading.article_title,
        reading.article_url,
        reading.article_id,
        mention.version_id,
        mention.is_current,
        mention.extraction_id,
        mention.trigger_part,
        mention.trigger_start,
        mention.act_part,
        mention.act_start,
        mention.rule
    from mention
    inner join reading on mention.version_id = reading.version_id
    left join heard on mention.act_key = heard.act_key and mention.read_in = heard.read_in
    left join set_apart on mention.actor = set_apart.name
    left join deadline_rules('mention') as ruled on mention.act_key = ruled.act_key and mention.read_in = ruled.read_in
)

select * from placed;

comment on view commitment_mentions is
    'One row per mention of a promised act and revision of its article: promises, and acts that may follow them up';
comment on column commitment_mentions.mention_key is 'commitment.fact_key or follow_up.follow_up_key';
comment on column commitment_mentions.kind is 'promise, or as follow_up.kind: done, not done, dropped, moved, denied';
comment on column commitment_mentions.actor_key is
    'The entity that acts: the same in all articles that mean it; the name, until it is linked';
comment on column commitment_mentions.actor_name is 'The actor, in the form most articles use';
comment on column commitment_mentions.trigger is 'The words that make it a promise, or tell what became of it';
comment on column commitment_mentions.promise_kind is 'pledge, agreement or plan; null: a follow-up';
comment on column commitment_mentions.status is
    'As the article leaves it: open, fulfilled, broken, withdrawn; null: a follow-up';
comment on column commitment_mentions.due is
    'firm: a last day is stated; soft: read from fuzzy words; event: waits for an undated event; open: no last day;
null: a follow-up that names no day';
comment on column commitment_mentions.review_rule is
    'Which review_policy tells when to look again; null: none of its own';
comment on column commitment_mentions.speaker is 'Whose words report it; null: the article reports it in its own words';
comment on column commitment_mentions.heard_through is
    'Everyone who passed it on, from the origin to the last hop; null: the article itself';
comment on column commitment_mentions.heard_from is
    'Whom the outlet has it from: the last of them; the actor, by its own people; else the outlet itself';
comment on column commitment_mentions.reported_at is
    'When it was published, of a later revision when it was modified, by its own account (UTC); null: not known';
comment on column commitment_mentions.reported_on is 'Day of reported_at; null: not known';
comment on column commitment_mentions.learned_at is 'When we first saw the revision (UTC)';
comment on column commitment_mentions.site is 'Name of the outlet, else the host of its address';
comment on column commitment_mentions.article_title is 'Title of the article';
comment on column commitment_mentions.article_url is 'Canonical address of the article';
comment on column commitment_mentions.is_current is 'Whether the article still says so today';
