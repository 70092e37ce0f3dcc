-- One row per revision and extractor that could not read it, as models.UnreadText has it.
select version_id, extractor_id, reason, message, failures, failing_since, failed_at, next_try_at
from unread_text
order by version_id, extractor_id
