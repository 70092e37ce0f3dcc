-- One row per fact that counts today, of the articles whose readings are asked for, with the words it stands on: its
-- evidence, or its first mention.
with

counted as (
    select reading_id, kind, extraction_id, fact_key
    from facts_that_count
    where reading_id in (select unnest($extraction_ids))
)

select
    fact_words.* exclude (extraction_id),
    counted.reading_id as extraction_id,
    fact_places.part,
    fact_places.start_offset,
    fact_places.end_offset
from counted
inner join fact_words using (extraction_id, kind, fact_key)
inner join fact_places using (extraction_id, fact_key)
