-- One row per revision whose extraction failed and is due at $now, not yet read by $extractor_id.
with

due as (
    select version_id from unread_text
    anti join extraction on extraction.version_id = unread_text.version_id and extraction.extractor_id = $extractor_id
    where unread_text.extractor_id = $extractor_id and next_try_at <= $now
)

select
    url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
    authors, site_name, language, description, origins, warnings, body_hash, reader, fetched_at
from article_version
semi join due using (version_id)
order by version_id
