-- The transaction that is being written.
insert into ledger by name
select
    $ledger_number as ledger_number,
    $step as step,
    $run_id as run_id,
    $written_at as written_at,
    $row_counts as row_counts,
    $chain as chain
