-- One row: the chain of the entry $ledger_number, if there is one.
select chain from ledger where ledger_number = $ledger_number
