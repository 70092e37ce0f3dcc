-- One row per page in quarantine that the next run tries: $item, or all.
update page_state
set status = 'deferred', next_fetch_at = $now
where status in ('failed', 'deferred', 'gone') and ($item is null or url = $item)
returning url
