-- One row per piece of facts in organization_mention of extractions, or of decisions that corrected them, as loaded.
select * from organization_mention where extraction_id in (select unnest($extraction_ids)) order by rowid
