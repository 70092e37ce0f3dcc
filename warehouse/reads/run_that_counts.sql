-- One row: the run of this id or, without one, the last run that made extractions the current ones.
select run.run_id, run.kind, run.started_at, run.finished_at
from run
where
    run.run_id = $run_id
    or ($run_id is null and run.run_id = (select arg_max(run_id, promotion_number) from extraction_promotion))
