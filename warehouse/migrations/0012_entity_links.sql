-- Which names of different articles are one entity: the names, what was decided about pairs of them, and what follows.

create table folded_name (
    name text primary key,
    folded text not null
);
comment on table folded_name is
    'One row per name as some article writes it: organizations, people, their aliases, actors';
comment on column folded_name.name is 'The name as written';
comment on column folded_name.folded is
    'The name as names are compared: without case, punctuation, ending ''s and leading "the"';

create sequence entity_name_number;

create table entity_name (
    name_id text primary key,
    name_number bigint not null default nextval('entity_name_number'),
    kind text not null check (kind in ('organization', 'person', 'actor')),
    folded text not null,
    run_id text,
    unique (kind, folded)
);
comment on table entity_name is
    'One row per folded name and kind of what it names; equal names are one entity unless it is decided otherwise';
comment on column entity_name.name_id is 'Identity of the name: a digest of kind and folded';
comment on column entity_name.name_number is
    'Order in which names were first seen: of names that join, the oldest gives the entity its id';
comment on column entity_name.kind is
    'organization, person, or actor: who promises something (none of the article''s organizations or people)';
comment on column entity_name.folded is 'The name as names are compared (folded_name.folded)';
comment on column entity_name.run_id is 'Run that first linked it (run.run_id); null: linked between two runs';

create table entity_block (
    block text not null,
    name_id text not null,
    primary key (block, name_id)
);
comment on table entity_block is
    'One row per sign that two names of one entity may share; only names that share one are compared';
comment on column entity_block.block is
    'The sign: initials, the words without legal form, a known full name, how the name begins';
comment on column entity_block.name_id is 'Name that has it (entity_name.name_id)';

create sequence entity_decision_number;

create table entity_decision (
    decision_number bigint primary key default nextval('entity_decision_number'),
    decision_id text not null unique,
    one_id text not null,
    other_id text not null,
    sameness text not null check (sameness in ('same', 'different', 'unsure', 'undo')),
    rule text,
    decided_by text not null,
    evidence text not null,
    score double,
    note text not null,
    undoes text,
    decided_at timestamp not null,
    run_id text,
    check ((sameness = 'undo') = (undoes is not null))
);
comment on table entity_decision is
    'One row per decision on two names, also of those taken back; entity_decisions_in_force has the ones that hold';
comment on column entity_decision.decision_number is 'Order of the decisions';
comment on column entity_decision.decision_id is 'Identity of the decision';
comment on column entity_decision.one_id is 'The alphabetically first name (entity_name.name_id)';
comment on column entity_decision.other_id is
    'The other name (entity_name.name_id); the same as one_id: whether all articles that use it mean one';
comment on column entity_decision.sameness is
    'same, different, unsure, or undo: takes the decision in undoes back. A person''s word counts before a rule''s';
comment on column entity_decision.rule is 'Which rule decided; null: a person';
comment on column entity_decision.decided_by is 'Who decided; newsfacts: a rule of it';
comment on column entity_decision.evidence is 'The words that speak for it; empty: a person decided';
comment on column entity_decision.score is 'How alike the names are, from 0 to 1; null: a person decided';
comment on column entity_decision.note is 'Why, in the person''s words; empty: none given';
comment on column entity_decision.undoes is 'Decision taken back (entity_decision.decision_id); null: none';
comment on column entity_decision.decided_at is 'When (UTC)';
comment on column entity_decision.run_id is 'Run whose articles led to it (run.run_id); null: a person decided';

-- Without a key: the rows are deleted and written again in one transaction, which DuckDB refuses for a key.
create table entity_member (
    name_id text not null,
    entity_id text not null
);
comment on table entity_member is
    'One row per name that shares its entity with another: made anew from entity_decisions_in_force with each decision';
comment on column entity_member.name_id is 'Name (entity_name.name_id)';
comment on column entity_member.entity_id is 'Entity: the id of the oldest name in it (entity_name.name_id)';
