-- One row per revision that has been read: of its extractions the one that was promoted last.
create or replace view extraction_that_counts as
with

promoted as (
    select version_id, max_by(extraction_id, promotion_number) as extraction_id
    from extraction_promotion
    group by version_id
)

select * from promoted;

comment on view extraction_that_counts is
    'One row per revision that has been read: of its extractions the one that was promoted last';
