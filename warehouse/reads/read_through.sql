-- One row: how many rows $table has, and a digest of them all, for which every block of it is read.
select count(*) as row_count, bit_xor(hash(everything)) as contents from query_table($table) as everything
