-- New rows only: repeating a load is harmless.
insert into extractor_version by name select * from incoming on conflict do nothing
