-- One row per fact in organization of extractions, or of decisions that corrected them, as loaded.
select * from organization where extraction_id in (select unnest($extraction_ids)) order by rowid
