-- One row per fact as any extraction or reviewer left it, in words.
create or replace view fact_words as
select
    'organization' as kind, extraction_id, fact_key, fact_hash, name as subject,
    array_to_string(aliases, ', ') as says, rule
from organization
union all
select 'person', extraction_id, fact_key, fact_hash, name, '', null from person
union all
select
    'spokesperson', extraction_id, fact_key, fact_hash,
    concat_ws(' for ', coalesce(person, role, 'someone'), organization),
    concat_ws(', ', role, capacity), rule
from spokesperson
union all
select
    'date', extraction_id, fact_key, fact_hash, expression,
    concat_ws(
        ', ',
        concat(coalesce(covers_from::text, ''), '/', coalesce(covers_to::text, '')),
        relation, if(vague, 'vague', null), timex_value
    ),
    rule
from temporal_expression
union all
select
    'claim', extraction_id, fact_key, fact_hash, content,
    concat_ws(', ', kind, concat_ws(' ', coalesce(source, 'nobody'), cue), speaker, organization), rule
from claim
union all
select
    'commitment', extraction_id, fact_key, fact_hash, concat_ws(': ', actor, action),
    concat_ws(
        ', ',
        concat_ws(' ', trigger, action), kind, polarity, status, deadline, deadline_latest::text,
        condition, 'to ' || counterparty, 'says ' || speaker
    ),
    rule
from commitment;

comment on view fact_words is 'One row per fact as an extraction or a reviewer left it, in words';
comment on column fact_words.extraction_id is
    'Extraction it belongs to (extraction.extraction_id), or the decision that corrected it (review_decision)';
comment on column fact_words.subject is 'What the fact is about, in words';
comment on column fact_words.says is
    'What it says about that, in short; what is not told here, such as the chain of a claim, also counts in fact_hash';
