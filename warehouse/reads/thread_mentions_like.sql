-- The mentions whose key begins with $beginning: whether each is a promise, and its thread.
select
    current_mention.mention_key,
    current_mention.kind = 'promise' as is_promise,
    coalesce(thread_member.thread_id, current_mention.mention_key) as thread_id
from current_mention
left join thread_member using (mention_key)
where starts_with(current_mention.mention_key, $beginning)
