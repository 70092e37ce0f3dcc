-- The caller has left out what is stored already.
insert into article_version by name select * from incoming
