-- One row: a decision, also one taken back.
select * from review_decision where decision_id = $decision_id
