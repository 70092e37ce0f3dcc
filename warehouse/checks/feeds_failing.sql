-- warn: a feed has failed three times in a row, or is gone
select feed_name, failures_in_a_row, last_reason, gone from feed_health where failures_in_a_row >= 3 or gone
