-- One row per decision of a reviewer about a fact, a removal or an article, in order.
select * exclude (decision_number) from review_decision order by decision_number
