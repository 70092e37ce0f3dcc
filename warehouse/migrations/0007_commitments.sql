-- Who promises what, by when.

create table commitment (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    actor text not null,
    actor_words text,
    actor_words_part text,
    actor_words_start integer,
    actor_words_end integer,
    trigger text not null,
    trigger_part text not null,
    trigger_start integer not null,
    trigger_end integer not null,
    action text not null,
    action_part text not null,
    action_start integer not null,
    action_end integer not null,
    evidence text not null,
    evidence_part text not null,
    evidence_start integer not null,
    evidence_end integer not null,
    kind text not null,
    polarity text not null,
    status text not null,
    deadline text,
    deadline_part text,
    deadline_start integer,
    deadline_end integer,
    deadline_relation text,
    deadline_earliest date,
    deadline_latest date,
    deadline_vague boolean,
    condition text,
    condition_part text,
    condition_start integer,
    condition_end integer,
    counterparty text,
    speaker text,
    confidence double not null,
    rule text not null,
    check (actor_words_start < actor_words_end),
    check (trigger_start < trigger_end),
    check (action_start < action_end),
    check (evidence_start < evidence_end),
    check (deadline_start < deadline_end),
    check (condition_start < condition_end),
    check (deadline_earliest <= deadline_latest),
    check (confidence between 0 and 1)
);
comment on table commitment is
    'One row per promise an organization or its representative makes, as one article states it';
comment on column commitment.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column commitment.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column commitment.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column commitment.ordinal is 'Tells apart facts of one article that are about the same; counts from 0';
comment on column commitment.actor is 'Who is to act, in the fullest form the article uses';
comment on column commitment.actor_words is
    'The words standing for the actor ("it", "the company"); null: none in the evidence';
comment on column commitment.actor_words_part is
    'Whether actor_words stands in the title or the text; null: none in the evidence';
comment on column commitment.actor_words_start is
    'Where actor_words begins, in characters (code points) from 0; null: none in the evidence';
comment on column commitment.actor_words_end is
    'Where actor_words ends (first character after it); null: none in the evidence';
comment on column commitment.trigger is 'The words that make it a promise';
comment on column commitment.trigger_part is 'Whether trigger stands in the title or the text';
comment on column commitment.trigger_start is 'Where trigger begins, in characters (code points) from 0';
comment on column commitment.trigger_end is 'Where trigger ends (first character after it)';
comment on column commitment.action is 'What is promised';
comment on column commitment.action_part is 'Whether action stands in the title or the text';
comment on column commitment.action_start is 'Where action begins, in characters (code points) from 0';
comment on column commitment.action_end is 'Where action ends (first character after it)';
comment on column commitment.evidence is 'The clause that holds actor, trigger and action';
comment on column commitment.evidence_part is 'Whether evidence stands in the title or the text';
comment on column commitment.evidence_start is 'Where evidence begins, in characters (code points) from 0';
comment on column commitment.evidence_end is 'Where evidence ends (first character after it)';
comment on column commitment.kind is 'pledge, agreement or plan';
comment on column commitment.polarity is 'positive: to act; negative: not to act';
comment on column commitment.status is 'As the article leaves it: open, fulfilled, broken or withdrawn';
comment on column commitment.deadline is 'The time words, with their preposition; null: the article gives none';
comment on column commitment.deadline_part is
    'Whether deadline stands in the title or the text; null: the article gives none';
comment on column commitment.deadline_start is
    'Where deadline begins, in characters (code points) from 0; null: the article gives none';
comment on column commitment.deadline_end is
    'Where deadline ends (first character after it); null: the article gives none';
comment on column commitment.deadline_relation is
    'How the time words bound the act: BY, BEFORE, AT, ...; null: no deadline';
comment on column commitment.deadline_earliest is 'First day allowed; null: no bound from the text';
comment on column commitment.deadline_latest is 'Last day allowed; null: no bound from the text';
comment on column commitment.deadline_vague is 'Whether the bounds are a reading of a fuzzy word; null: no deadline';
comment on column commitment.condition is 'What it depends on; null: none stated';
comment on column commitment.condition_part is 'Whether condition stands in the title or the text; null: none stated';
comment on column commitment.condition_start is
    'Where condition begins, in characters (code points) from 0; null: none stated';
comment on column commitment.condition_end is 'Where condition ends (first character after it); null: none stated';
comment on column commitment.counterparty is 'To whom, or with whom; null: not said';
comment on column commitment.speaker is 'Whose words report it; null: the actor itself, or not said';
comment on column commitment.confidence is 'Of the decision that it is a commitment, 0 to 1';
comment on column commitment.rule is 'Which rule found it';
