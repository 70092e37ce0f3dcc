-- One row per mention among the given ones that shares its promise with another one.
select mention_key, thread_id from thread_member where mention_key in (select unnest($mention_keys))
