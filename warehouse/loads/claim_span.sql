-- The caller has left out what is stored already.
insert into claim_span by name select * from incoming
