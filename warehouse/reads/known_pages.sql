-- One row per address of a page, as models.PageState has it.
select
    url, article_id, status, reason, message, etag, last_modified, body_hash,
    published, fetched_at, next_fetch_at, failures, entry_digest,
    failed_stage, failing_since, failed_body_hash
from page_state
order by url
