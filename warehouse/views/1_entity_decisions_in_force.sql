-- One row per pair of names that something was decided about: a person's last word, else that of the rules.
create or replace view entity_decisions_in_force as
with

taken_back as (
    select undoes as decision_id from entity_decision where sameness = 'undo'
),

-- Rules see all that is known, so an earlier word of theirs is out of date: only the last can count.
of_rules as (
    select *
    from entity_decision
    where rule is not null and sameness <> 'undo'
    qualify row_number() over (partition by one_id, other_id order by decision_number desc) = 1
),

of_people as (
    select * from entity_decision where rule is null and sameness <> 'undo'
),

standing as (
    select * from of_rules
    union all
    select * from of_people
),

last_word as (
    select *
    from standing
    anti join taken_back using (decision_id)
    qualify
        row_number() over (
            partition by one_id, other_id order by rule is null desc, decision_number desc
        ) = 1
),

in_words as (
    select
        one.kind,
        one.folded as one,
        other.folded as other,
        last_word.* exclude (undoes)
    from last_word
    inner join entity_name as one on last_word.one_id = one.name_id
    inner join entity_name as other on last_word.other_id = other.name_id
)

select * from in_words;

comment on view entity_decisions_in_force is
    'One row per pair of names that something was decided about: a person''s last word, else that of the rules';
comment on column entity_decisions_in_force.one is 'The alphabetically first name, folded';
comment on column entity_decisions_in_force.other is 'The other name, folded';
