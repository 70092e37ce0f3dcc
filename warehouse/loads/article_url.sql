-- New rows only: repeating a load is harmless.
insert into article_url by name select * from incoming on conflict do nothing
