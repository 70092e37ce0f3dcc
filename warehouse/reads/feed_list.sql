-- One row per feed, those in trouble first.
select feed_name, url, trouble, last_reason, failures_in_a_row, last_good_run, next_fetch_at, failed_pages
from feed_health
order by trouble is null, failures_in_a_row desc, feed_name
