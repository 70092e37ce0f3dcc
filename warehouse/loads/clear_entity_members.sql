-- Every row: they are written again, as the decisions in force have it.
delete from entity_member
