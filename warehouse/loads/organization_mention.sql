-- The caller has left out what is stored already.
insert into organization_mention by name select * from incoming
