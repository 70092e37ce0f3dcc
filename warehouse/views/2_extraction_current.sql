-- One row per article that has been read: the extraction that counts, with what analysts want beside each fact.
create or replace view extraction_current as
with

current_extraction as (
    select
        extraction.extraction_id,
        extraction.extractor_id,
        extraction.extracted_at,
        extraction.skipped,
        extraction.version_id,
        article_current.article_id,
        article_current.title as article_title,
        article_current.url as article_url,
        site_of(article_current.site_name, article_current.url) as site,
        article_current.language,
        article_current.published,
        article_current.published_on
    from article_current
    inner join extraction_that_counts using (version_id)
    inner join extraction using (extraction_id)
)

select * from current_extraction;

comment on view extraction_current is
    'One row per article that has been read: the extraction of its current revision that counts';
comment on column extraction_current.article_title is 'Title of the article';
comment on column extraction_current.article_url is 'Canonical address of the article';
comment on column extraction_current.site is 'Name of the outlet, else the host of its address';
