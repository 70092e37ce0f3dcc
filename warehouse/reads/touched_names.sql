-- One row per organization's or person's name in the articles that a run has read, as any extraction found it.
-- $run_id: null for all articles.
with

touched as (
    select extraction_id
    from extraction
    where $run_id is null or article_id in (select article_id from extraction where run_id = $run_id)
),

named as (
    select 'organization' as kind, name from organization inner join touched using (extraction_id)
    union
    select 'person', name from person inner join touched using (extraction_id)
)

select distinct entity_name.name_id
from named
inner join folded_name using (name)
inner join entity_name on named.kind = entity_name.kind and folded_name.folded = entity_name.folded
