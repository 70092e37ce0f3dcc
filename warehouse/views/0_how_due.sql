-- What kind of deadline an act has; null: none.
create or replace macro how_due(deadline_latest, deadline_vague, review_rule) as
case
    when deadline_latest is not null and not deadline_vague then 'firm'
    when deadline_latest is not null then 'soft'
    when review_rule = 'EVENT' then 'event'
end;

comment on macro how_due is
    'firm: a last day is stated; soft: read from fuzzy words; event: waits for an undated event; null: no last day';
