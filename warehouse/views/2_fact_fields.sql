-- One row per fact and field that says something, as text: what a comparison field by field is made of.
-- Where the words stand, the rule and the confidence are no part of what a fact says.
create or replace view fact_fields as
with

chain as (
    select extraction_id, fact_key, string_agg(name || ' (' || relation || ')', ' → ' order by ordinal) as chain
    from attribution
    group by extraction_id, fact_key
),

field as (
    select
        'organization' as kind, extraction_id, fact_key,
        unnest([
            {'field': 'name', 'value': name},
            {'field': 'aliases', 'value': array_to_string(list_sort(aliases), ', ')}
        ], recursive := true)
    from organization
    union all
    select 'person', extraction_id, fact_key, 'name', name from person
    union all
    select
        'spokesperson', extraction_id, fact_key,
        unnest([
            {'field': 'person', 'value': person},
            {'field': 'organization', 'value': organization},
            {'field': 'role', 'value': role},
            {'field': 'capacity', 'value': capacity}
        ], recursive := true)
    from spokesperson
    union all
    select
        'date', extraction_id, fact_key,
        unnest([
            {'field': 'expression', 'value': expression},
            {'field': 'type', 'value': timex_type},
            {'field': 'value', 'value': timex_value},
            {'field': 'mod', 'value': timex_mod},
            {'field': 'covers_from', 'value': covers_from::text},
            {'field': 'covers_to', 'value': covers_to::text},
            {'field': 'relation', 'value': relation},
            {'field': 'earliest', 'value': earliest::text},
            {'field': 'latest', 'value': latest::text},
            {'field': 'vague', 'value': vague::text}
        ], recursive := true)
    from temporal_expression
    union all
    select
        'claim', extraction_id, fact_key,
        unnest([
            {'field': 'content', 'value': content},
            {'field': 'source', 'value': source},
            {'field': 'cue', 'value': cue},
            {'field': 'kind', 'value': kind},
            {'field': 'speaker', 'value': speaker},
            {'field': 'organization', 'value': organization},
            {'field': 'chain', 'value': chain},
            {'field': 'nested', 'value': nested::text}
        ], recursive := true)
    from claim
    left join chain using (extraction_id, fact_key)
    union all
    select
        'commitment', extraction_id, fact_key,
        unnest([
            {'field': 'actor', 'value': actor},
            {'field': 'trigger', 'value': trigger},
            {'field': 'action', 'value': action},
            {'field': 'kind', 'value': kind},
            {'field': 'polarity', 'value': polarity},
            {'field': 'status', 'value': status},
            {'field': 'deadline', 'value': deadline},
            {'field': 'deadline_relation', 'value': deadline_relation},
            {'field': 'deadline_earliest', 'value': deadline_earliest::text},
            {'field': 'deadline_latest', 'value': deadline_latest::text},
            {'field': 'deadline_vague', 'value': deadline_vague::text},
            {'field': 'condition', 'value': condition},
            {'field': 'counterparty', 'value': counterparty},
            {'field': 'speaker', 'value': speaker}
        ], recursive := true)
    from commitment
),

stated as (
    select * from field where value <> ''
)

select * from stated;

comment on view fact_fields is 'One row per fact of any extraction and field that says something, as text';
comment on column fact_fields.extraction_id is
    'Extraction it belongs to (extraction.extraction_id), or the decision that corrected it (review_decision)';
comment on column fact_fields.kind is 'organization, person, spokesperson, date, claim or commitment';
comment on column fact_fields.field is 'Which field of that kind of fact: actor, status, deadline, ...';
comment on column fact_fields.value is 'What it says, as text';
