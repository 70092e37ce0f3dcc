-- One row per organization or person in the news, whatever each article calls it, the most present first.
-- $name: only those whose name or one of whose other forms contains it.
with

wanted as (
    select *
    from entities
    where
        $name is null
        or contains(lower(name), lower($name))
        or len(list_filter(aliases, lambda alias: contains(lower(alias), lower($name)))) > 0
)

select name, kind, aliases, articles, mentions, first_seen, last_seen, entity_id
from wanted
order by articles desc, mentions desc, name, entity_id
