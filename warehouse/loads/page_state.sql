-- Newer knowledge replaces older; a batch loaded late never overwrites what a later one learned.
insert or replace into page_state by name
with

known as (
    select url, fetched_at as known_at from page_state
),

newer as (
    select incoming.*
    from incoming
    left join known using (url)
    where known_at is null or fetched_at >= known_at
),

changed as (
    select
        url, article_id, status, reason, message, etag, last_modified, body_hash,
        published, fetched_at, next_fetch_at, failures, entry_digest,
        failed_stage, failing_since, failed_body_hash
    from newer
    except
    select
        url, article_id, status, reason, message, etag, last_modified, body_hash,
        published, fetched_at, next_fetch_at, failures, entry_digest,
        failed_stage, failing_since, failed_body_hash
    from page_state
)

select * from changed
