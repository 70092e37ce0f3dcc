-- Takes every row: the caller has left out what was decided before.
insert into entity_decision by name select * from incoming
