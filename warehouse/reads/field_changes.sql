-- One row per fact and field that differs between the extractions in compared_pairs, found under one key by
-- facts_renamed; the fields of either side are in before_fields and after_fields.
from fact_changes('compared_pairs', 'facts_renamed', 'before_fields', 'after_fields')
order by before_id, after_id, kind, before_key, after_key, field
