-- One row per statement: what was said for an organization, by whom, and on which way we heard it.
-- $organization: only organizations whose name contains it, or that an article calls so.
with

stated as (
    select
        coalesce(entity_names.entity_name, claims.organization) as organization,
        claims.speaker, claims.kind, claims.cue, claims.content, claims.chain, claims.published_on, claims.site,
        claims.article_title, claims.article_url, claims.fact_key
    from claims
    left join entity_names on claims.organization = entity_names.name and entity_names.kind = 'organization'
    where
        claims.organization is not null
        and (
            $organization is null
            or contains(lower(claims.organization), lower($organization))
            or contains(lower(entity_names.entity_name), lower($organization))
        )
)

select * from stated order by organization, published_on desc nulls last, content
