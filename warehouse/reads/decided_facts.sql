-- One row per fact of the asked-for readings' articles that a reviewer rejected, corrected or kept, and that decides.
select
    extraction_current.extraction_id,
    unnest([decisions_in_force.fact_key, decisions_in_force.corrected_key]) as fact_key
from decisions_in_force
inner join extraction_current using (article_id)
where
    extraction_current.extraction_id in (select unnest($extraction_ids))
    and (
        (decisions_in_force.about = 'fact' and decisions_in_force.verdict in ('reject', 'correct'))
        or (decisions_in_force.about = 'removal' and decisions_in_force.verdict = 'reject')
    )
