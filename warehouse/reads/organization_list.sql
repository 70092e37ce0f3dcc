-- One row per organization by name: how often the news had it, the most present first.
with

counted as (
    select
        organization,
        count(distinct article_url) as articles,
        sum(mentions)::bigint as mentions,
        min(published_on) as first_seen,
        max(published_on) as last_seen
    from organizations
    group by organization
),

promised as (
    select actor as organization, count(*) as promises from commitments group by actor
),

stated as (
    select organization, count(*) as claims from claims where organization is not null group by organization
),

told as (
    select
        counted.*,
        coalesce(promised.promises, 0) as promises,
        coalesce(stated.claims, 0) as claims
    from counted
    left join promised using (organization)
    left join stated using (organization)
)

select * from told order by articles desc, promises desc, mentions desc, organization
