-- New rows only: repeating a load is harmless.
insert into extraction_promotion by name select * from incoming on conflict do nothing
