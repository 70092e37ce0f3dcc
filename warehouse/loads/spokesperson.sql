-- The caller has left out what is stored already.
insert into spokesperson by name select * from incoming
