-- One row per revision that could not be read, is due at $now, and was not read by $extractor_id either.
with

last_try as (
    select version_id, next_try_at
    from unread_text
    qualify row_number() over (partition by version_id order by failed_at desc) = 1
),

due as (
    select version_id
    from last_try
    anti join extraction on extraction.version_id = last_try.version_id and extraction.extractor_id = $extractor_id
    where next_try_at <= $now
)

select
    url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
    authors, site_name, language, description, origins, warnings, body_hash, fetched_at, reader
from article_version
semi join due using (version_id)
order by version_id
