-- One row per span of evidence of every fact and follow-up, in one shape: which words, and where they stand.
create or replace view fact_spans as
with

span as (
    select
        'mention' as kind, extraction_id, null as fact_key, 'mention' as role,
        mention as words, mention_part as part, mention_start as start_offset, mention_end as end_offset
    from mention
    union all
    select
        'organization', extraction_id, fact_key, 'mention',
        mention, mention_part, mention_start, mention_end
    from organization_mention
    union all
    select
        'person', extraction_id, fact_key, 'mention',
        mention, mention_part, mention_start, mention_end
    from person_mention
    union all
    select
        'spokesperson', extraction_id, fact_key, 'role',
        role, role_part, role_start, role_end
    from spokesperson
    union all
    select
        'spokesperson', extraction_id, fact_key, 'evidence',
        evidence, evidence_part, evidence_start, evidence_end
    from spokesperson
    union all
    select
        'date', extraction_id, fact_key, 'expression',
        expression, expression_part, expression_start, expression_end
    from temporal_expression
    union all
    select
        'claim', extraction_id, fact_key, role,
        words, words_part, words_start, words_end
    from claim_span
    union all
    select
        'claim', extraction_id, fact_key, 'hop source',
        source, source_part, source_start, source_end
    from attribution
    union all
    select
        'claim', extraction_id, fact_key, 'hop cue',
        cue, cue_part, cue_start, cue_end
    from attribution
    union all
    select
        'commitment', extraction_id, fact_key, 'actor',
        actor_words, actor_words_part, actor_words_start, actor_words_end
    from commitment
    union all
    select
        'commitment', extraction_id, fact_key, 'trigger',
        trigger, trigger_part, trigger_start, trigger_end
    from commitment
    union all
    select
        'commitment', extraction_id, fact_key, 'action',
        action, action_part, action_start, action_end
    from commitment
    union all
    select
        'commitment', extraction_id, fact_key, 'evidence',
        evidence, evidence_part, evidence_start, evidence_end
    from commitment
    union all
    select
        'commitment', extraction_id, fact_key, 'deadline',
        deadline, deadline_part, deadline_start, deadline_end
    from commitment
    union all
    select
        'commitment', extraction_id, fact_key, 'condition',
        condition, condition_part, condition_start, condition_end
    from commitment
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'actor',
        actor_words, actor_words_part, actor_words_start, actor_words_end
    from follow_up
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'cue',
        cue, cue_part, cue_start, cue_end
    from follow_up
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'act',
        act, act_part, act_start, act_end
    from follow_up
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'evidence',
        evidence, evidence_part, evidence_start, evidence_end
    from follow_up
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'happened',
        happened, happened_part, happened_start, happened_end
    from follow_up
    union all
    select
        'follow-up', extraction_id, follow_up_key, 'deadline',
        deadline, deadline_part, deadline_start, deadline_end
    from follow_up
),

stated as (
    select * from span where words is not null
)

select * from stated;

comment on view fact_spans is
    'One row per span of evidence of every fact: the words, and where they stand';
comment on column fact_spans.part is 'Whether the words stand in the title or the text';
comment on column fact_spans.start_offset is 'Where they begin, in characters (code points) from 0';
comment on column fact_spans.end_offset is 'Where they end (first character after them)';
