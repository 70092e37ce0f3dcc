-- warn: none of the pages that the last fetch of a feed announced could be read
select feed_name, last_entries, last_failed_pages from feed_health where trouble = 'no page readable'
