-- Whether there is such a mention, and whether it is a promise.
select mention_key, kind = 'promise' as is_promise from current_mention where mention_key = $mention_key
