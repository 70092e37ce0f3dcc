-- No row yet: which names were one entity at $at is derived from the decisions until then.
create temp table entity_member as
select * from entity_member where $at is null
