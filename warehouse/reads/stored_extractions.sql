-- One row per asked-for extraction that is stored already.
select extraction_id from extraction where extraction_id in (select unnest($extraction_ids))
