-- One row per commitment of any extraction: the entity that promises. Reads 2_name_entity, 3_named_entities and
-- 4_entities.
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

identified as (
    select in_article.extraction_id, in_article.fact_key, named_entities.entity_id, named_entities.name
    from in_article
    inner join named_entities
        on in_article.read_in = named_entities.extraction_id and in_article.named_key = named_entities.fact_key
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
        coalesce(identified.name, actor.actor) as own_name
    from actor
    left join identified using (extraction_id, fact_key)
    left join by_name on actor.folded = by_name.folded
),

in_words as (
    select
        found.extraction_id,
        found.fact_key,
        found.entity_id,
        coalesce(entities.name, found.own_name) as entity_name
    from found
    left join entities using (entity_id)
)

select * from in_words;

comment on view commitment_actor_entity is
    'One row per commitment of any extraction or correction: the entity that promises';
comment on column commitment_actor_entity.entity_id is
    'The article''s own organization or person of that name, else the name alone; null: linked by the next run';
comment on column commitment_actor_entity.entity_name is
    'The full form that most articles use (entities.name), else as the article names the actor';
