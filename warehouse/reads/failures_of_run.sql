-- One row per thing that went wrong in the run $run_id.
select stage, subject, reason, message, transient, traceback from failure where run_id = $run_id order by failure_id
