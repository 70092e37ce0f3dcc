-- Let the readings of one extractor count, of every revision it has read and where another's counts so far.
insert into extraction_promotion by name
select
    extraction.version_id,
    extraction.extraction_id,
    $promoted_at as promoted_at,
    $run_id as run_id
from extraction
left join extraction_that_counts as counting using (version_id)
where
    extraction.extractor_id = $extractor_id
    and extraction.extraction_id is distinct from counting.extraction_id
