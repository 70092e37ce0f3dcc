-- One row per decision of a reviewer about two mentions of a promise, in order.
select * exclude (decision_number) from thread_decision where decided_by = 'reviewer' order by decision_number
