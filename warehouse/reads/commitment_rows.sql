-- One row per fact in commitment of extractions, or of decisions that corrected them, as loaded.
select * from commitment where extraction_id in (select unnest($extraction_ids)) order by rowid
