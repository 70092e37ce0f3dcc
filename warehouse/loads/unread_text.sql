-- Newer knowledge replaces older; what is known already is not written again.
insert or replace into unread_text by name
with

changed as (
    select version_id, extractor_id, reason, message, failures, failing_since, failed_at, next_try_at from incoming
    except
    select version_id, extractor_id, reason, message, failures, failing_since, failed_at, next_try_at from unread_text
)

select * from changed
