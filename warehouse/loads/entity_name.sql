-- Leaves out what is stored already.
insert into entity_name by name select * from incoming on conflict do nothing
