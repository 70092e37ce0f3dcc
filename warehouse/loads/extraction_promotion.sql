-- The caller has left out what is stored already.
insert into extraction_promotion by name select * from incoming
