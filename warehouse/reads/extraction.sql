-- One row: an extraction.
select * from extraction where extraction_id = $extraction_id
