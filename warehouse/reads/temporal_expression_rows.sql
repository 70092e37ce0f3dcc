-- One row per fact in temporal_expression of extractions, or of decisions that corrected them, as loaded.
select * from temporal_expression where extraction_id in (select unnest($extraction_ids)) order by rowid
