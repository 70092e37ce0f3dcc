-- A reviewer's last decision about a mention ($mention_key) that was not taken back.
select decision_id, first_key, second_key
from thread_links
where decided_by = 'reviewer' and $mention_key in (first_key, second_key)
order by decision_number desc
limit 1
