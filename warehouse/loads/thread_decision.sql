-- A rule decides about two mentions once; a reviewer's decisions are as many as there are.
insert into thread_decision by name select * from incoming on conflict (decision_id) do nothing
