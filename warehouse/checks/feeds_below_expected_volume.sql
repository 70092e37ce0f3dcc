-- warn: the last fetch of a feed brought fewer entries than it usually does
select feed_name, last_entries, expected_entries from feed_health where below_expected
