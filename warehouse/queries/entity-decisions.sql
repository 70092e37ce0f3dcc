-- One row per pair of names about which something is decided: by which rule or person, and on what evidence.
-- $sameness: same, different or unsure: only those; of unsure pairs only those that nothing else joins. $name: only
-- pairs with a name that contains it.
with

decided as (
    select
        entity_decisions_in_force.*,
        one_entity.entity_id = other_entity.entity_id and one_id <> other_id as joined
    from entity_decisions_in_force
    inner join name_entity as one_entity on entity_decisions_in_force.one_id = one_entity.name_id
    inner join name_entity as other_entity on entity_decisions_in_force.other_id = other_entity.name_id
)

select one, other, kind, sameness, coalesce(rule, decided_by) as by, evidence, note, score, decided_at, decision_id
from decided
where
    ($sameness is null or sameness = $sameness)
    and (sameness <> 'unsure' or not joined)
    and ($name is null or contains(one, lower($name)) or contains(other, lower($name)))
order by score desc, one, other
