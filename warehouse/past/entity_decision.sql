-- One row per decision on two names that had been made at $at.
create temp table entity_decision as
select * from entity_decision where decided_at <= $at
