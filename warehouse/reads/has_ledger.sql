-- One row: whether the file has a ledger.
select count(*) > 0 from duckdb_tables() where table_name = 'ledger'
