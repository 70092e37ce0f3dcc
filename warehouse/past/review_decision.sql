-- One row per decision that a reviewer had made at $at.
create temp table review_decision as
select * from review_decision where decided_at <= $at
