-- One row per fact and field of the asked-for extractions.
select * from fact_fields where extraction_id in (select unnest($extraction_ids))
