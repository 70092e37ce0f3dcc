-- One row per organization and article, in the extraction that counts.
create or replace view organizations as
with

mention_counts as (
    select extraction_id, fact_key, count(*) as mentions
    from organization_mention
    group by extraction_id, fact_key
),

named as (
    select
        organization.name as organization,
        organization.aliases,
        coalesce(mention_counts.mentions, 0) as mentions,
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        organization.rule,
        organization.fact_key,
        organization.extraction_id
    from organization
    inner join extraction_current using (extraction_id)
    left join mention_counts using (extraction_id, fact_key)
)

select * from named;

comment on view organizations is 'One row per organization and article';
comment on column organizations.organization is 'The fullest form the article uses';
comment on column organizations.mentions is 'Places where the article names it';
comment on column organizations.article_title is 'Title of the article';
comment on column organizations.article_url is 'Canonical address of the article';
comment on column organizations.site is 'Name of the outlet, else the host of its address';
