-- One row per thing that fails: a feed, a page or a text, those that fail longest first.
select quarantine.*, count(*) over () as total
from quarantine
order by list_position(['feed', 'page', 'text'], kind), tries desc, item
limit $limit offset $offset
