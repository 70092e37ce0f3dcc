-- One row: identity of the ledger, number and chain of its last entry, and the rows of each table then; none: empty.
select (select chain from ledger where ledger_number = 1), ledger_number, chain, row_counts
from ledger
order by ledger_number desc limit 1
