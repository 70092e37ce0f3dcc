-- One row per name that has one of these signs. $blocks: the signs.
select distinct name_id from entity_block where block in (select unnest($blocks))
