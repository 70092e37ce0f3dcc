-- The caller has left out what is stored already.
insert into person by name select * from incoming
