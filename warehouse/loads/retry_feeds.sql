-- One row per feed in quarantine that the next run tries: $item, or all.
update feed_state
set next_fetch_at = $now, gone = false
where (failures > 0 or gone) and ($item is null or feed_name = $item)
returning feed_name
