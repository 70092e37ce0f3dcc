-- The caller has left out what is stored already.
insert into mention by name select * from incoming
