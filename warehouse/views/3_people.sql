-- One row per person and article, in the extraction that counts.
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
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        person.fact_key,
        person.extraction_id
    from person
    inner join extraction_current using (extraction_id)
    left join mention_counts using (extraction_id, fact_key)
)

select * from named;

comment on view people is 'One row per person and article';
comment on column people.person is 'The fullest form the article uses, without titles';
comment on column people.mentions is 'Places where the article names them';
comment on column people.article_title is 'Title of the article';
comment on column people.article_url is 'Canonical address of the article';
comment on column people.site is 'Name of the outlet, else the host of its address';
