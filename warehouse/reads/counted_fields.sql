-- One row per fact and field that counts today, of the articles whose readings are asked for.
select reading_id as extraction_id, kind, fact_key, field, value
from counted_fields
where reading_id in (select unnest($extraction_ids))
