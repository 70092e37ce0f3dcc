-- One row per person, organization and article: who speaks for whom that counts today.
create or replace view spokespeople as
with

speaking as (
    select
        spokesperson.person,
        spokesperson.organization,
        spokesperson.role,
        spokesperson.capacity,
        spokesperson.evidence,
        facts_that_count.article_title,
        facts_that_count.article_url,
        facts_that_count.site,
        facts_that_count.published,
        facts_that_count.published_on,
        spokesperson.rule,
        spokesperson.fact_key,
        spokesperson.extraction_id
    from spokesperson
    inner join facts_that_count using (extraction_id, fact_key)
    where facts_that_count.kind = 'spokesperson'
)

select * from speaking;

comment on view spokespeople is
    'One row per person, organization and article: who speaks for whom; person is null where unnamed';
comment on column spokespeople.article_title is 'Title of the article';
comment on column spokespeople.article_url is 'Canonical address of the article';
comment on column spokespeople.site is 'Name of the outlet, else the host of its address';
