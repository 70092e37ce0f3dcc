-- The caller has left out what is stored already.
insert into organization by name select * from incoming
