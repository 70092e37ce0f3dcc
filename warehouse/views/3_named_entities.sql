-- One row per organization and person of any extraction or correction, with its entity. Reads 2_name_entity.
create or replace view named_entities as
with

-- A corrected fact stands under the decision that corrected it.
home as (
    select extraction_id, article_id from extraction
    union all
    select decision_id, article_id from review_decision where verdict = 'correct'
),

named as (
    select 'organization' as kind, extraction_id, fact_key, name from organization
    union all
    select 'person', extraction_id, fact_key, name from person
),

linked as (
    select
        named.kind,
        named.extraction_id,
        named.fact_key,
        named.name,
        home.article_id,
        if(
            name_entity.by_article,
            left(sha256(concat(name_entity.entity_id, home.article_id)), 16),
            name_entity.entity_id
        ) as entity_id
    from named
    inner join home using (extraction_id)
    left join folded_name using (name)
    left join name_entity on named.kind = name_entity.kind and folded_name.folded = name_entity.folded
)

select * from linked;

comment on view named_entities is
    'One row per organization and person of any extraction or correction, with its entity';
comment on column named_entities.kind is 'organization or person';
comment on column named_entities.name is 'The fullest form the article uses';
comment on column named_entities.entity_id is
    'The entity (entities.entity_id); null: not linked yet, the next run does it';
