-- New rows only: repeating a load is harmless.
insert into failure by name select * from incoming on conflict do nothing
