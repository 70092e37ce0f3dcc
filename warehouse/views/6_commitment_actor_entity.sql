-- One row per commitment of any extraction: the entity that promises. Reads 2_name_entity, 3_named_entities and
-- 5_organization_entity, 5_person_entity.
create or replace view commitment_actor_entity as
with

-- What a corrected commitment names stands in the extraction that the reviewer saw.
actor as (
    select
        commitment.extraction_id,
        commitment.fact_key,
        commitment.actor,
        folded_name.folded,
        coalesce(review_decision.extraction_id, commitment.extraction_id) as read_in
    from commitment
    left join review_decision on commitment.extraction_id = review_decision.decision_id
    left join folded_name on commitment.actor = folded_name.name
),

form as (
    select extraction_id, fact_key, name, 0 as distance from organization
    union
    select extraction_id, fact_key, unnest(aliases), 1 from organization
    union
    select extraction_id, fact_key, name, 2 from person
    union
    select extraction_id, fact_key, mention, 3 from person_mention
),

-- The article's own organization or person of that name: by its full name before another form.
in_article as (
    select actor.extraction_id, actor.fact_key, form.fact_key as named_key, actor.read_in
    from actor
    inner join form on actor.read_in = form.extraction_id
    inner join folded_name on form.name = folded_name.name and actor.folded = folded_name.folded
    qualify
        row_number() over (
            partition by actor.extraction_id, actor.fact_key order by form.distance, form.fact_key
        ) = 1
),

entity as (
    from organization_entity
    union all
    from person_entity
),

identified as (
    select in_article.extraction_id, in_article.fact_key, entity.entity_id, entity.entity_name
    from in_article
    inner join entity on in_article.read_in = entity.extraction_id and in_article.named_key = entity.fact_key
),

-- Else the name alone, as other articles use it: of an organization, of a person, of neither.
by_name as (
    select folded, entity_id
    from name_entity
    where not by_article
    qualify
        row_number() over (
            partition by folded order by list_position(['organization', 'person', 'actor'], kind)
        ) = 1
),

found as (
    select
        actor.extraction_id,
        actor.fact_key,
        coalesce(identified.entity_id, by_name.entity_id) as entity_id,
        coalesce(identified.entity_name, entities.name, actor.actor) as entity_name
    from actor
    left join identified using (extraction_id, fact_key)
    left join by_name on actor.folded = by_name.folded
    left join entities on by_name.entity_id = entities.entity_id
)

select * from found;

comment on view commitment_actor_entity is
    'One row per commitment of any extraction or correction: the entity that promises';
comment on column commitment_actor_entity.entity_id is
    'The article''s own organization or person of that name, else the name alone; null: linked by the next run';
comment on column commitment_actor_entity.entity_name is
    'The full form that most articles use (entities.name), else the actor as the article names it';
