-- New rows only: repeating a load is harmless.
insert into entry by name select * from incoming on conflict do nothing
