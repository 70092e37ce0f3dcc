-- One row per organization, whatever articles call it: how often the news had it, the most present first.
with

organization as (
    select * from entities where kind = 'organization'
),

promised as (
    select commitment_actor_entity.entity_id, count(*) as promises
    from facts_that_count
    inner join commitment_actor_entity using (extraction_id, fact_key)
    where facts_that_count.kind = 'commitment'
    group by commitment_actor_entity.entity_id
),

told as (
    select
        organization.entity_id,
        organization.name,
        organization.aliases,
        organization.articles,
        organization.mentions,
        organization.first_seen,
        organization.last_seen,
        coalesce(promised.promises, 0) as promises
    from organization
    left join promised using (entity_id)
    where $entity_id is null or organization.entity_id = $entity_id
)

select * from told order by articles desc, promises desc, mentions desc, name, entity_id
