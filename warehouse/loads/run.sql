-- A run that starts; started again under the same identity it keeps its first start.
insert into run by name select * from incoming on conflict do nothing
