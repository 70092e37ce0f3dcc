-- One row per asked-for extraction: which revision it read, and a digest of all its facts.
select
    extraction.extraction_id,
    extraction.version_id,
    coalesce(bit_xor(hash(fact_words.fact_key, fact_words.fact_hash)), 0) as signature
from extraction
left join fact_words using (extraction_id)
where extraction.extraction_id in (select unnest($extraction_ids))
group by extraction.extraction_id, extraction.version_id
