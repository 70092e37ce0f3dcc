-- One row per revision that both extractors have read.
select before.extraction_id as before_id, after.extraction_id as after_id
from extraction as before
inner join extraction as after using (version_id)
where
    before.extractor_id = $before
    and after.extractor_id = $after
    and before.skipped is null
    and after.skipped is null
