-- The caller has left out what is stored already.
insert into extraction by name select * from incoming
