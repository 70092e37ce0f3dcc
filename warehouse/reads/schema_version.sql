-- One row: the highest migration applied; null: none.
select max(version) as version from schema_migration
