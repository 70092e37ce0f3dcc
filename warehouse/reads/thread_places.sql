-- One row per mention: whether it is a promise, and when it was first reported.
select mention_key, kind = 'promise' as is_promise, min(reported_at) as reported_at
from commitment_mentions
group by mention_key, kind
