-- One row per name: its place in the order in which names were first seen. $name_ids: the names.
select name_id, name_number from entity_name where name_id in (select unnest($name_ids))
