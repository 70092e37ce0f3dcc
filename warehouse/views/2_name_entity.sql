-- One row per name and kind: the entity it means. Reads 1_entity_decisions_in_force.
create or replace view name_entity as
with

-- "Health Ministry": every article may mean another one, unless the name was joined with one that says which.
set_apart as (
    select one_id as name_id
    from entity_decisions_in_force
    where one_id = other_id and sameness = 'different'
),

placed as (
    select
        entity_name.kind,
        entity_name.folded,
        entity_name.name_id,
        coalesce(entity_member.entity_id, entity_name.name_id) as entity_id,
        set_apart.name_id is not null and entity_member.entity_id is null as by_article
    from entity_name
    left join entity_member using (name_id)
    left join set_apart using (name_id)
)

select * from placed;

comment on view name_entity is 'One row per folded name and kind: the entity that it means';
comment on column name_entity.entity_id is
    'The entity; where by_article is true, the one in each article has an id of its own';
comment on column name_entity.by_article is 'Whether each article that uses the name may mean another entity';
