-- One row per feed, as models.FeedState has it.
select
    feed_name, url, configured_url, etag, last_modified, body_hash,
    fetched_at, next_fetch_at, failures, last_reason, gone,
    failed_stage, last_message, failing_since, failed_at, failed_body_hash
from feed_state
order by feed_name
