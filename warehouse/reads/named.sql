-- One row per kind of thing that bears a name. $folded: the name, folded; or the id of the name or of an entity.
select kind, folded, name_id
from entity_name
where kind <> 'actor' and (folded = $folded or name_id = $folded)
order by kind
