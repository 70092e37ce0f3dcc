-- Takes every row: the caller writes each decision once.
insert into review_decision by name select * from incoming
