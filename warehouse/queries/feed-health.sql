-- One row per feed: how its last fetches went, the worst first.
select * from feed_health
order by gone desc, failures_in_a_row desc, below_expected desc nulls last, feed_name
