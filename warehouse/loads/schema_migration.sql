-- One row: the migration just applied.
insert into schema_migration values ($version, $name, $applied_at)
