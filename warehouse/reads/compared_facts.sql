-- One row per fact of the asked-for extractions, with the words it stands on: its evidence, or its first mention.
select
    fact_words.*,
    fact_places.part,
    fact_places.start_offset,
    fact_places.end_offset
from fact_words
inner join fact_places using (extraction_id, fact_key)
where fact_words.extraction_id in (select unnest($extraction_ids))
