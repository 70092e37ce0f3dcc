-- One row per statement: what was said for an organization, by whom, and on which way we heard it.
-- $organization: only organizations whose name contains it.
with

stated as (
    select
        organization, speaker, kind, cue, content, chain, published_on, site, article_title, article_url, fact_key
    from claims
    where
        organization is not null
        and ($organization is null or contains(lower(organization), lower($organization)))
)

select * from stated order by organization, published_on desc nulls last, content
