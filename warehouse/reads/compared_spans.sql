-- One row per span of words that a fact of the asked-for extractions is read from; of a claim those of its own hop.
select extraction_id, fact_key, part, start_offset, end_offset
from fact_spans
where
    extraction_id in (select unnest($extraction_ids))
    and fact_key is not null
    and kind <> 'follow-up'
    and role not in ('hop source', 'hop cue')
