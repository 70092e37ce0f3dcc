-- The caller has left out what is stored already.
insert into temporal_expression by name select * from incoming
