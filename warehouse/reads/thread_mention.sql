-- Whether there is such a mention, and whether it is a promise.
select mention_key, kind = 'promise' as is_promise from commitment_mentions where mention_key = $mention_key limit 1
