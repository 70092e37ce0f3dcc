-- New rows only: repeating a load is harmless.
insert into run_feed by name select * from incoming on conflict do nothing
