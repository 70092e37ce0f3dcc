-- One row per mention: whether it is a promise, and when it was first reported.
select mention_key, kind = 'promise' as is_promise, first_reported_at as reported_at from current_mention
