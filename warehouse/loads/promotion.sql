-- Let the readings of one extractor count, of every revision it has read and where another's counts so far.
insert into extraction_promotion by name
with

promoted as (
    select version_id, max_by(extraction_id, promotion_number) as extraction_id
    from extraction_promotion
    group by version_id
)

select
    extraction.version_id,
    extraction.extraction_id,
    $promoted_at as promoted_at,
    $run_id as run_id
from extraction
left join promoted using (version_id)
where
    extraction.extractor_id = $extractor_id
    and extraction.extraction_id is distinct from promoted.extraction_id
