-- One row per asked-for reading: its revision, and a digest of all that counts of it today.
select
    extraction.extraction_id,
    extraction.version_id,
    coalesce(
        bit_xor(hash(counted_fields.kind, counted_fields.fact_key, counted_fields.field, counted_fields.value)), 0
    ) as signature
from extraction
left join counted_fields on extraction.extraction_id = counted_fields.reading_id
where extraction.extraction_id in (select unnest($extraction_ids))
group by extraction.extraction_id, extraction.version_id
