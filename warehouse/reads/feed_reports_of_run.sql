-- One row per feed that the run $run_id asked, with what it did for it.
select feed_name, status, reason, entries, new_articles, revised, unchanged, failed, seconds
from run_feed
where run_id = $run_id
order by feed_name
