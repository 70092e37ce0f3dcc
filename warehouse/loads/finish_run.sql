-- One row: the run that ended.
update run
set status = 'finished', finished_at = $finished_at, exit_code = $exit_code, facts = $facts
where run_id = $run_id
returning run_id
