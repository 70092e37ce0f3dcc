-- One row per run that has not ended.
select run_id from run where status = 'running' order by started_at
