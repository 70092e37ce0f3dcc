-- One row: whether the file has a record of migrations at all.
select count(*) > 0 as migrated from duckdb_tables() where table_name = 'schema_migration'
