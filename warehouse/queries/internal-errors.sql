-- One row per item on which newsfacts itself failed, newest first: what it was, and the traceback to report.
select run.started_at, failure.stage, failure.subject, failure.message, failure.traceback
from failure
inner join run using (run_id)
where failure.reason = 'internal_error'
order by run.started_at desc, failure.stage, failure.subject
limit 100
