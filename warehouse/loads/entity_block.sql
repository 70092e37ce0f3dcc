-- Leaves out what is stored already.
insert into entity_block by name select * from incoming on conflict do nothing
