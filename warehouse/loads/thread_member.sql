-- The caller has emptied the table: threads are made anew from the decisions.
insert into thread_member by name select * from incoming
