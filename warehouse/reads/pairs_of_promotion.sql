-- One row per article whose current revision this extractor has read: the reading that counts, and this one.
select readings.extraction_id as before_id, extraction.extraction_id as after_id
from readings
inner join extraction using (version_id)
where readings.recency = 1 and extraction.extractor_id = $extractor_id and extraction.skipped is null
