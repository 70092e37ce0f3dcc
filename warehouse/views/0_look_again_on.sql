-- When to look again at a promise without a last day: by the rule of review_policy it comes under, else by OPEN.
create or replace macro look_again_on(reported_on, deadline_earliest, review_rule) as
greatest(reported_on, deadline_earliest) + coalesce(
    (select days from review_policy where rule = review_rule), (select days from review_policy where rule = 'OPEN')
);

comment on macro look_again_on is
    'When to look again at a promise without a last day, by review_policy; null: nothing says since when it stands';
