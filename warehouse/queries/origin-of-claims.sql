-- One row per origin: who statements come from that articles pass on, and how many articles do, whatever each calls it.
-- Without $kind only those with a name; person, organization, or description ("officials"): only those.
with

from_whom as (
    select
        coalesce(entity_names.entity_name, claims.origin) as origin,
        claims.origin_kind,
        claims.article_url,
        claims.site,
        claims.hops
    from claims
    left join entity_names on claims.origin = entity_names.name and claims.origin_kind = entity_names.kind
),

passed_on as (
    select
        origin,
        origin_kind,
        count(*) as claims,
        count(distinct article_url) as articles,
        count(distinct site) as sites,
        round(avg(hops), 1) as average_hops
    from from_whom
    where
        origin is not null
        and (origin_kind = $kind or ($kind is null and origin_kind in ('person', 'organization')))
    group by origin, origin_kind
)

select * from passed_on order by articles desc, claims desc, origin
