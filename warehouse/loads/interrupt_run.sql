-- One row: the run that an exception ended, or its process's death (then nobody saw when: $finished_at is null).
update run
set status = 'interrupted', finished_at = $finished_at, message = $message
where run_id = $run_id
returning run_id
