-- One row per fact that counts today, of the articles whose readings are asked for, with the words it stands on: its
-- evidence, or its first mention.
with

counted as (
    select
        extraction_current.extraction_id as reading_id,
        facts_that_count.kind,
        facts_that_count.extraction_id,
        facts_that_count.fact_key
    from facts_that_count
    inner join extraction_current using (article_id)
    where extraction_current.extraction_id in (select unnest($extraction_ids))
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
