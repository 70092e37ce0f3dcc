-- New rows only: the bytes that were kept are those of the first time.
insert into version_source by name select * from incoming on conflict do nothing
