-- Leaves out what is stored already. Numbered here: with a conflict clause DuckDB takes rows in any order, and the
-- oldest name gives an entity its id, which shall be the same when the warehouse is built again.
insert into entity_name by name
select
    *,
    (select coalesce(max(name_number), 0) from entity_name) + row_number() over (order by folded, kind) as name_number
from incoming
on conflict do nothing
