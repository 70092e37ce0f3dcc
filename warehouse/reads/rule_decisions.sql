-- One row per pair with one of these names that a rule has decided about: its last decision. $name_ids: the names.
select
    entity_decision.*,
    entity_name.kind,
    entity_name.folded as one,
    other.folded as other
from entity_decision
inner join entity_name on entity_decision.one_id = entity_name.name_id
inner join entity_name as other on entity_decision.other_id = other.name_id
where
    entity_decision.rule is not null
    and (
        entity_decision.one_id in (select unnest($name_ids))
        or entity_decision.other_id in (select unnest($name_ids))
    )
qualify
    row_number() over (
        partition by entity_decision.one_id, entity_decision.other_id order by entity_decision.decision_number desc
    ) = 1
