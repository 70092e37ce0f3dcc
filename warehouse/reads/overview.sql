-- One row: what stands at the head of every page.
select
    (select count(*) from review_queue) as waiting,
    (select max(finished_at) from run where status = 'finished') as last_run_at
