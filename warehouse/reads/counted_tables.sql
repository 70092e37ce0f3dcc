-- One row per table whose rows the ledger counts.
select table_name
from duckdb_tables()
where not internal and not temporary and table_name <> 'ledger'
order by table_name
