-- Leaves out what is stored already.
insert into folded_name by name select * from incoming on conflict do nothing
