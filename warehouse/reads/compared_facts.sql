-- One row per fact of the asked-for extractions, with the words it stands on: its evidence, or its first mention.
with

place as (
    select
        extraction_id,
        fact_key,
        arg_min(
            {'part': part, 'start_offset': start_offset, 'end_offset': end_offset},
            {'in_text': part = 'text', 'start_offset': start_offset}
        ) as words
    from fact_spans
    where
        extraction_id in (select unnest($extraction_ids))
        and (
            (kind in ('organization', 'person') and role = 'mention')
            or (kind in ('spokesperson', 'commitment') and role = 'evidence')
            or (kind = 'date' and role = 'expression')
            or (kind = 'claim' and role = 'content')
        )
    group by extraction_id, fact_key
)

select fact_words.* exclude (extraction_id), fact_words.extraction_id, unnest(place.words)
from fact_words
inner join place using (extraction_id, fact_key)
