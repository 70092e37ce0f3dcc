-- One row per fact of every extraction, current or not: what diffs and provenance are made of.
create or replace view facts as
with

placed as (
    select
        fact_words.*,
        extraction.extractor_id,
        extraction.version_id,
        extraction.article_id,
        extraction_current.extraction_id is not null as is_current
    from fact_words
    inner join extraction using (extraction_id)
    left join extraction_current using (extraction_id)
)

select * from placed;

comment on view facts is
    'One row per fact of every extraction, current or not; is_current: the one that counts for its article today';
comment on column facts.subject is 'What the fact is about, in words';
comment on column facts.says is
    'What it says about that, in short; columns that are not told here, such as spans, also count in fact_hash';
comment on column facts.is_current is 'Whether it belongs to the extraction that counts for its article today';
