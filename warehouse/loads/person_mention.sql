-- The caller has left out what is stored already.
insert into person_mention by name select * from incoming
