-- One row per fact in person of extractions, or of decisions that corrected them, as loaded.
select * from person where extraction_id in (select unnest($extraction_ids)) order by rowid
