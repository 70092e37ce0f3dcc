-- One row per name that contains some words, at most five. $folded: the words.
select distinct folded
from entity_name
where kind <> 'actor' and contains(folded, $folded)
order by folded
limit 5
