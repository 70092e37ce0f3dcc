-- The caller has left out what is stored already.
insert into claim by name select * from incoming
