-- One row per piece of facts in claim_span of extractions, or of decisions that corrected them, as loaded.
select * from claim_span where extraction_id in (select unnest($extraction_ids)) order by rowid
