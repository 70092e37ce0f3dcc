-- One row per entity that the model itself named in the asked-for extractions.
select extraction_id, mention_part, mention_start, mention_end, label
from mention
where extraction_id in (select unnest($extraction_ids))
