-- One row per run that ingested, in the order in which they started.
select run_id, kind, status, started_at, finished_at, message, facts
from run
where kind = 'ingest'
order by started_at, run_id
