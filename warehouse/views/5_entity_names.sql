-- One row per name of an organization or person as articles write it: the entity it means, wherever it stands. Names
-- that mean another one in each article are left out. Reads 2_name_entity and 4_entities.
create or replace view entity_names as
with

named as (
    select
        name_entity.kind,
        folded_name.name,
        entities.entity_id,
        entities.name as entity_name
    from folded_name
    inner join name_entity using (folded)
    inner join entities using (entity_id)
    where not name_entity.by_article and name_entity.kind <> 'actor'
)

select * from named;

comment on view entity_names is
    'One row per name of an organization or person as articles write it: the entity it means, wherever it stands';
comment on column entity_names.kind is 'organization or person';
comment on column entity_names.name is 'The name as written';
comment on column entity_names.entity_name is 'The full form that most articles use (entities.name)';
