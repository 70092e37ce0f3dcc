-- One row per organization or person in the articles as they stand, whatever each article calls it. Reads
-- 2_facts_that_count and 3_named_entities.
create or replace view entities as
with

counted as (
    select
        named_entities.entity_id,
        named_entities.kind,
        named_entities.name,
        named_entities.extraction_id,
        named_entities.fact_key,
        facts_that_count.article_id,
        facts_that_count.published_on
    from named_entities
    inner join facts_that_count using (kind, extraction_id, fact_key)
    where named_entities.entity_id is not null
),

form as (
    select extraction_id, fact_key, mention from organization_mention
    union all
    select extraction_id, fact_key, mention from person_mention
),

form_counts as (
    select counted.entity_id, form.mention, count(*) as mentions
    from counted
    inner join form using (extraction_id, fact_key)
    group by counted.entity_id, form.mention
),

forms as (
    select
        entity_id,
        list(mention order by mentions desc, mention) as aliases,
        sum(mentions)::bigint as mentions
    from form_counts
    group by entity_id
),

name_counts as (
    select
        entity_id,
        name,
        count(distinct article_id) as articles,
        -- Capitals without a blank: an acronym, which is no full form while there is another.
        name = upper(name) and not contains(name, ' ') as is_acronym
    from counted
    group by entity_id, name
),

full_names as (
    select entity_id, name
    from name_counts
    qualify row_number() over (partition by entity_id order by is_acronym, articles desc, length(name) desc, name) = 1
),

told as (
    select
        entity_id,
        min(kind) as kind,
        count(distinct article_id) as articles,
        min(published_on) as first_seen,
        max(published_on) as last_seen
    from counted
    group by entity_id
),

entity as (
    select
        told.entity_id,
        full_names.name,
        told.kind,
        coalesce(forms.aliases, []) as aliases,
        told.articles,
        coalesce(forms.mentions, 0) as mentions,
        told.first_seen,
        told.last_seen
    from told
    inner join full_names using (entity_id)
    left join forms using (entity_id)
)

select * from entity;

comment on view entities is
    'One row per organization or person in the articles as they stand, whatever each article calls it';
comment on column entities.entity_id is
    'Identity of the entity: that of its oldest name, so it stays when articles and names are added';
comment on column entities.name is 'The full form that most articles use';
comment on column entities.kind is 'organization or person';
comment on column entities.aliases is 'Every form that articles use, the most used first';
comment on column entities.articles is 'Articles that name it';
comment on column entities.mentions is 'Places where they name it';
comment on column entities.first_seen is 'First day of publication of an article that names it; null: no day is known';
comment on column entities.last_seen is 'Last day of publication of an article that names it; null: no day is known';
