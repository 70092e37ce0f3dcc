-- One row per fact: the words it stands on, which are its evidence, or where it is named first.
create or replace view fact_places as
select
    extraction_id,
    fact_key,
    unnest(arg_min(
        {'part': part, 'start_offset': start_offset, 'end_offset': end_offset},
        {'in_text': part = 'text', 'start_offset': start_offset}
    ))
from fact_spans
where
    (kind in ('organization', 'person') and role = 'mention')
    or (kind in ('spokesperson', 'commitment') and role = 'evidence')
    or (kind = 'date' and role = 'expression')
    or (kind = 'claim' and role = 'content')
group by extraction_id, fact_key;

comment on view fact_places is
    'One row per fact: where its evidence stands, or where it is named first';
comment on column fact_places.part is 'Whether the words stand in the title or the text';
comment on column fact_places.start_offset is 'Where they begin, in characters (code points) from 0';
comment on column fact_places.end_offset is 'Where they end (first character after them)';
