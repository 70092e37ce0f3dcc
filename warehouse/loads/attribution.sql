-- The caller has left out what is stored already.
insert into attribution by name select * from incoming
