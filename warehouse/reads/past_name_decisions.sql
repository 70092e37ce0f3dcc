-- One row per decision of a person on two names, in order; undone_sameness: what a rule had said that it takes back.
select
    entity_decision.* exclude (decision_number),
    taken_back.sameness as undone_sameness
from entity_decision
left join entity_decision as taken_back
    on entity_decision.undoes = taken_back.decision_id and taken_back.rule is not null
where entity_decision.rule is null
order by entity_decision.decision_number
