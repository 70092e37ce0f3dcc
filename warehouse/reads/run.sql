-- One row, if the run was started.
select started_at, status from run where run_id = $run_id
