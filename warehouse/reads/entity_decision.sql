-- One row: a decision on two names. $decision_id: which; undone tells whether it was taken back.
select
    entity_decision.*,
    one.kind,
    one.folded as one,
    other.folded as other,
    entity_decision.decision_id in (select undoes from entity_decision where undoes is not null) as undone
from entity_decision
inner join entity_name as one on entity_decision.one_id = one.name_id
inner join entity_name as other on entity_decision.other_id = other.name_id
where entity_decision.decision_id = $decision_id
