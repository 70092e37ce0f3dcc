-- One row per pair of names that counts for which names are one entity: the same, the surest first; or kept apart by
-- a person. A name that a person set apart from itself is joined with no other, but by a person.
with

set_apart as (
    select one_id as name_id
    from entity_decisions_in_force
    where one_id = other_id and sameness = 'different' and rule is null
)

select one_id, other_id, sameness
from entity_decisions_in_force
where
    one_id <> other_id
    and (
        rule is null
        or (
            one_id not in (select name_id from set_apart)
            and other_id not in (select name_id from set_apart)
            and sameness = 'same'
        )
    )
    and sameness <> 'unsure'
order by rule is null desc, score desc, kind, one, other
