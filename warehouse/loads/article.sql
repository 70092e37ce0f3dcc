-- New rows only: repeating a load is harmless.
insert into article by name select * from incoming on conflict do nothing
