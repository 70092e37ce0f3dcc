-- One row per fact in claim of extractions, or of decisions that corrected them, as loaded.
select * from claim where extraction_id in (select unnest($extraction_ids)) order by rowid
