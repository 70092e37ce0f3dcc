-- One row per piece of facts in attribution of extractions, or of decisions that corrected them, as loaded.
select * from attribution where extraction_id in (select unnest($extraction_ids)) order by rowid
