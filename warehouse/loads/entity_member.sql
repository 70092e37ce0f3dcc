-- Written after clear_entity_members.
insert into entity_member by name select * from incoming
