-- Newer knowledge replaces older; a batch loaded late never overwrites what a later one learned.
insert or replace into feed_state by name
with

known as (
    select feed_name, fetched_at as known_at from feed_state
),

newer as (
    select incoming.*
    from incoming
    left join known using (feed_name)
    where known_at is null or fetched_at is null or fetched_at >= known_at
),

changed as (
    select
        feed_name, url, configured_url, etag, last_modified, body_hash,
        fetched_at, next_fetch_at, failures, last_reason, gone,
        failed_stage, last_message, failing_since, failed_at, failed_body_hash
    from newer
    except
    select
        feed_name, url, configured_url, etag, last_modified, body_hash,
        fetched_at, next_fetch_at, failures, last_reason, gone,
        failed_stage, last_message, failing_since, failed_at, failed_body_hash
    from feed_state
)

select * from changed
