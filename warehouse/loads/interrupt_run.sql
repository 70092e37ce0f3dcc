-- One row: the run that an exception ended.
update run
set status = 'interrupted', finished_at = $finished_at, message = $message
where run_id = $run_id
returning run_id
