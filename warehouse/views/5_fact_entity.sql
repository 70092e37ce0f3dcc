-- One row per organization and person of any extraction or correction: the entity that it is.
-- Reads 3_named_entities and 4_entities.
create or replace view fact_entity as
with

linked as (
    select
        named_entities.kind,
        named_entities.extraction_id,
        named_entities.fact_key,
        named_entities.entity_id,
        coalesce(entities.name, named_entities.name) as entity_name
    from named_entities
    left join entities using (entity_id)
)

select * from linked;

comment on view fact_entity is
    'One row per organization and person of any extraction or correction: the entity that it is';
comment on column fact_entity.kind is 'organization or person';
comment on column fact_entity.entity_name is
    'The full form that most articles use (entities.name); of an entity no article names any more, the fact''s own';
