-- One row: how one promise stands on the day $as_of.
from commitment_status($as_of) where thread_id = $thread_id
