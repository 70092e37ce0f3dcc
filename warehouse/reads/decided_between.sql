-- One row: whether a reviewer decided anything, or names were joined or parted, after $before and until $after.
select
    exists(from review_decision where decided_at > $before and decided_at <= $after)
    or exists(from entity_decision where decided_at > $before and decided_at <= $after) as decided
