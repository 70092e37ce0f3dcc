-- One row per person and organization: who speaks for it, in which roles, since when and how often.
-- $organization: only organizations whose name contains it.
with

speaking as (
    select
        organization,
        coalesce(person, '(unnamed)') as person,
        list_sort(list(distinct role) filter (where role is not null)) as roles,
        list_sort(list(distinct capacity)) as capacities,
        min(published_on) as first_heard,
        max(published_on) as last_heard,
        count(distinct article_url) as articles
    from spokespeople
    where $organization is null or contains(lower(organization), lower($organization))
    group by organization, coalesce(person, '(unnamed)')
)

select * from speaking order by organization, articles desc, person
