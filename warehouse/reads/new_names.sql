-- One row per name as written, and what it names, that is not linked yet; a form that is no full name has no kind.
with

named as (
    select 'organization' as kind, name from organization
    union
    select 'person', name from person
    union
    select 'actor', actor from commitment
    union
    select null, unnest(aliases) from organization
    union
    select null, mention from person_mention
)

select named.kind, named.name
from named
left join folded_name using (name)
left join entity_name on named.kind = entity_name.kind and folded_name.folded = entity_name.folded
where folded_name.folded is null or (named.kind is not null and entity_name.name_id is null)
order by named.name, named.kind
