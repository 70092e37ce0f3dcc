-- The file it is copied into; tools that bundle DuckDB 1.5 must be able to read it.
attach $path as copied (storage_version 'v1.5.0')
