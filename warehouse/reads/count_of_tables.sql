-- One row: the statement that counts the rows of each table whose rows the ledger counts; null: there is none.
select
    string_agg(
        format(
            'select ''{}'' as table_name, count(*) as row_count from "{}"',
            replace(table_name, '''', ''''''),
            replace(table_name, '"', '""')
        ),
        ' union all '
        order by table_name
    ) as sql
from duckdb_tables()
where not internal and not temporary and table_name <> 'ledger'
