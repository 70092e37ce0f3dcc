-- One row per thing we hold on an organization, newest article first: where it is named, who speaks for it, what it
-- promised, what was said for it. $organization: only organizations whose name contains it, or that go by it.
with

filed as (
    select
        organization as name, extraction_id, 'named' as entry, null as person, array_to_string(aliases, ', ') as words,
        null as deadline_latest, null as status, published_on, site, article_title, article_url, fact_key
    from organizations
    union all
    select
        organization, extraction_id, 'spokesperson', coalesce(person, '(unnamed)'), concat_ws(', ', role, capacity),
        null, null, published_on, site, article_title, article_url, fact_key
    from spokespeople
    union all
    select
        actor, extraction_id, 'promise', speaker, concat_ws(' ', trigger, action),
        deadline_latest, status, published_on, site, article_title, article_url, fact_key
    from commitments
    union all
    select
        organization, extraction_id, 'claim', speaker, content,
        null, null, published_on, site, article_title, article_url, fact_key
    from claims
    where organization is not null
),

-- Whatever each article calls it, a file has one name: "The Times" is in that of the New York Times.
identified as (
    select
        coalesce(actor.entity_name, entity_names.entity_name, filed.name) as organization,
        coalesce(actor.entity_id, entity_names.entity_id) as entity_id,
        filed.*
    from filed
    left join entity_names on filed.name = entity_names.name and entity_names.kind = 'organization'
    left join commitment_actor_entity as actor
        on filed.entry = 'promise' and filed.extraction_id = actor.extraction_id and filed.fact_key = actor.fact_key
),

also_called as (
    select entity_id
    from entities
    where list_contains(list_transform(aliases, lambda alias: lower(alias)), lower($organization))
    union
    select entity_names.entity_id
    from organizations
    inner join entity_names on organizations.organization = entity_names.name and entity_names.kind = 'organization'
    where contains(lower(organizations.organization), lower($organization))
),

-- Before the names of a new reading are linked, its own forms tell.
called_so as (
    select extraction_id, organization as name
    from organizations
    where list_contains(list_transform(aliases, lambda alias: lower(alias)), lower($organization))
),

wanted as (
    select *
    from identified
    where
        $organization is null
        or contains(lower(organization), lower($organization))
        or contains(lower(name), lower($organization))
        or entity_id in (select entity_id from also_called)
        or name in (select name from called_so)
)

select
    organization, entry, person, words, deadline_latest, status, published_on, site, article_title, article_url,
    fact_key
from wanted
order by
    organization,
    published_on desc nulls last,
    article_url,
    list_position(['named', 'spokesperson', 'promise', 'claim'], entry),
    words,
    fact_key
