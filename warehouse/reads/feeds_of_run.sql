-- One row per feed whose configuration the run $run_id saw last.
select feed_name, url, language, poll_seconds, max_entries, expected_entries from feed where run_id = $run_id
