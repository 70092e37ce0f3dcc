-- The caller has left out what is stored already.
insert into commitment by name select * from incoming
