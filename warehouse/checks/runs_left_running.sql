-- warn: a run has not ended for a day: its process probably died
select run_id, kind, started_at
from run
where status = 'running' and started_at < (current_timestamp at time zone 'UTC') - interval 1 day
