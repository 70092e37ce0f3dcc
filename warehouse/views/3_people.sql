-- One row per person and article that counts today.
create or replace view people as
with

mention_counts as (
    select extraction_id, fact_key, count(*) as mentions
    from person_mention
    group by extraction_id, fact_key
),

named as (
    select
        person.name as person,
        coalesce(mention_counts.mentions, 0) as mentions,
        facts_that_count.article_title,
        facts_that_count.article_url,
        facts_that_count.site,
        facts_that_count.published,
        facts_that_count.published_on,
        person.fact_key,
        person.extraction_id
    from person
    inner join facts_that_count using (extraction_id, fact_key)
    left join mention_counts using (extraction_id, fact_key)
    where facts_that_count.kind = 'person'
)

select * from named;

comment on view people is 'One row per person and article';
comment on column people.person is 'The fullest form the article uses, without titles';
comment on column people.mentions is 'Places where the article names them';
comment on column people.article_title is 'Title of the article';
comment on column people.article_url is 'Canonical address of the article';
comment on column people.site is 'Name of the outlet, else the host of its address';
