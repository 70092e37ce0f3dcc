-- One row per thing the news had about an organization, the newest first: named, represented, promised, said.
-- Without $entity_id about all of them.
with

-- What an organization is called in a reading, and which entity it is.
called as (
    select distinct extraction_id as read_in, name, entity_id
    from named_entities
    where kind = 'organization' and entity_id is not null
),

counted as (
    select kind, extraction_id, fact_key, read_in, article_id, article_title, site, published_on from facts_that_count
),

told as (
    select
        'named' as entry, fact_entity.entity_id, null as person,
        array_to_string(organization.aliases, ', ') as words, null as detail, counted.*
    from counted
    inner join organization using (extraction_id, fact_key)
    inner join fact_entity using (extraction_id, fact_key)
    union all
    select
        'spokesperson', called.entity_id, coalesce(spokesperson.person, '(unnamed)'),
        concat_ws(', ', spokesperson.role, spokesperson.capacity), null, counted.*
    from counted
    inner join spokesperson using (extraction_id, fact_key)
    inner join called on counted.read_in = called.read_in and spokesperson.organization = called.name
    union all
    select
        'claim', called.entity_id, claims.speaker, claims.content, if(claims.hops > 1, claims.chain, null), counted.*
    from counted
    inner join claims using (extraction_id, fact_key)
    inner join called on counted.read_in = called.read_in and claims.organization = called.name
    union all
    select
        'commitment', commitment_actor_entity.entity_id, commitment.speaker,
        concat_ws(' ', commitment.trigger, commitment.action),
        concat_ws(', ', commitment.status, 'deadline ' || commitment.deadline, commitment.condition), counted.*
    from counted
    inner join commitment using (extraction_id, fact_key)
    inner join commitment_actor_entity using (extraction_id, fact_key)
)

select told.*, coalesce(thread_member.thread_id, told.fact_key) as thread_id
from told
left join thread_member on told.fact_key = thread_member.mention_key
where entity_id is not null and ($entity_id is null or entity_id = $entity_id)
order by
    entity_id,
    published_on desc nulls last,
    article_id,
    list_position(['commitment', 'claim', 'spokesperson', 'named'], entry),
    words,
    fact_key
