-- One row per thing we hold on an organization, newest article first: where it is named, who speaks for it, what it
-- promised, what was said for it. $organization: only organizations whose name contains it, or that go by it.
with

filed as (
    select
        organization, 'named' as entry, null as person, array_to_string(aliases, ', ') as words,
        null as deadline_latest, null as status, published_on, site, article_title, article_url, fact_key
    from organizations
    union all
    select
        organization, 'spokesperson', coalesce(person, '(unnamed)'), concat_ws(', ', role, capacity),
        null, null, published_on, site, article_title, article_url, fact_key
    from spokespeople
    union all
    select
        actor, 'promise', speaker, concat_ws(' ', trigger, action),
        deadline_latest, status, published_on, site, article_title, article_url, fact_key
    from commitments
    union all
    select
        organization, 'claim', speaker, content,
        null, null, published_on, site, article_title, article_url, fact_key
    from claims
    where organization is not null
),

also_called as (
    select distinct organization
    from organizations
    where list_contains(list_transform(aliases, lambda alias: lower(alias)), lower($organization))
),

wanted as (
    select *
    from filed
    where
        $organization is null
        or contains(lower(organization), lower($organization))
        or organization in (select organization from also_called)
)

select *
from wanted
order by
    organization,
    published_on desc nulls last,
    article_url,
    list_position(['named', 'spokesperson', 'promise', 'claim'], entry),
    words,
    fact_key
