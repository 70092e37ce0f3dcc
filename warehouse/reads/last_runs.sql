-- One row per run, the last ten, newest first.
select * from runs order by started_at desc limit 10
