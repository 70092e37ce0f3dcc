-- One row per thing that fails, the latest first: why, how often, and when it is tried again.
select
    kind, item, stage, reason, message, tries, first_failed_at, last_failed_at, next_try_at, tried_again, payload_hash
from quarantine
order by last_failed_at desc nulls last, item
