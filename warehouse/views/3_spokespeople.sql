-- One row per person, organization and article: who speaks for whom, in the extraction that counts.
create or replace view spokespeople as
with

speaking as (
    select
        spokesperson.person,
        spokesperson.organization,
        spokesperson.role,
        spokesperson.capacity,
        spokesperson.evidence,
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        spokesperson.rule,
        spokesperson.fact_key,
        spokesperson.extraction_id
    from spokesperson
    inner join extraction_current using (extraction_id)
)

select * from speaking;

comment on view spokespeople is
    'One row per person, organization and article: who speaks for whom; person is null where unnamed';
comment on column spokespeople.article_title is 'Title of the article';
comment on column spokespeople.article_url is 'Canonical address of the article';
comment on column spokespeople.site is 'Name of the outlet, else the host of its address';
