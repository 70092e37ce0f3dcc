-- One row per organization and article that counts today.
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
        facts_that_count.article_title,
        facts_that_count.article_url,
        facts_that_count.site,
        facts_that_count.published,
        facts_that_count.published_on,
        organization.rule,
        organization.fact_key,
        organization.extraction_id
    from organization
    inner join facts_that_count using (extraction_id, fact_key)
    left join mention_counts using (extraction_id, fact_key)
    where facts_that_count.kind = 'organization'
)

select * from named;

comment on view organizations is 'One row per organization and article';
comment on column organizations.organization is 'The fullest form the article uses';
comment on column organizations.mentions is 'Places where the article names it';
comment on column organizations.article_title is 'Title of the article';
comment on column organizations.article_url is 'Canonical address of the article';
comment on column organizations.site is 'Name of the outlet, else the host of its address';
