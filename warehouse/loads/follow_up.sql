-- The caller has left out what is stored already.
insert into follow_up by name select * from incoming
