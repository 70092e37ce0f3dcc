-- The configuration seen last replaces the earlier one.
insert or replace into feed by name select * from incoming
