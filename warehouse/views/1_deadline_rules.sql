-- One row per act whose deadline holds a time expression: which review_policy it comes under, by the longest of them.
-- acts: a table of act_key, read_in (the extraction whose dates count), deadline_part, deadline_start, deadline_end.
create or replace macro deadline_rules(acts) as table
with

ruled as (
    select
        act.act_key,
        act.read_in,
        max_by(
            if(temporal_expression.anchor_kind = 'EVENT', 'EVENT', temporal_expression.timex_value),
            temporal_expression.expression_end - temporal_expression.expression_start
        ) as review_rule
    from query_table(acts) as act
    inner join temporal_expression
        on
            act.read_in = temporal_expression.extraction_id
            and act.deadline_part = temporal_expression.expression_part
            and act.deadline_start <= temporal_expression.expression_start
            and temporal_expression.expression_end <= act.deadline_end
    group by act.act_key, act.read_in
)

select * from ruled;

comment on macro table deadline_rules is
    'One row per act whose deadline holds a time expression: the rule of review_policy that it comes under';
