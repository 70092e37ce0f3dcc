-- One row per text in quarantine that the next run tries: $item, or all.
update unread_text
set next_try_at = $now
where ($item is null or version_id = $item) and version_id not in (select version_id from extraction)
returning version_id
