-- One row per fact in spokesperson of extractions, or of decisions that corrected them, as loaded.
select * from spokesperson where extraction_id in (select unnest($extraction_ids)) order by rowid
