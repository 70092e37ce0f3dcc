-- What became of promises: follow-ups as articles tell them, and which mentions are of one promise.

create table follow_up (
    extraction_id text not null,
    follow_up_key text not null,
    actor text not null,
    actor_words text,
    actor_words_part text,
    actor_words_start integer,
    actor_words_end integer,
    cue text not null,
    cue_part text not null,
    cue_start integer not null,
    cue_end integer not null,
    act text not null,
    act_part text not null,
    act_start integer not null,
    act_end integer not null,
    evidence text not null,
    evidence_part text not null,
    evidence_start integer not null,
    evidence_end integer not null,
    kind text not null check (kind in ('done', 'not done', 'dropped', 'moved', 'denied')),
    rung text not null check (rung in ('announcement', 'signature', 'act')),
    happened text,
    happened_part text,
    happened_start integer,
    happened_end integer,
    happened_from date,
    happened_to date,
    deadline text,
    deadline_part text,
    deadline_start integer,
    deadline_end integer,
    deadline_latest date,
    deadline_vague boolean,
    speaker text,
    rule text not null,
    check (act_start < act_end),
    check (evidence_start < evidence_end),
    check (happened_from <= happened_to)
);
comment on table follow_up is
    'One row per act that an article reports as done, missed, dropped, moved or denied, promised earlier or not';
comment on column follow_up.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column follow_up.follow_up_key is 'What it is about, the same in every extraction of the article';
comment on column follow_up.actor is 'Who did, dropped or denied it, in the fullest form the article uses';
comment on column follow_up.actor_words is 'The words standing for the actor ("it"); null: none do';
comment on column follow_up.actor_words_part is 'Whether actor_words stands in the title or the text; null: none do';
comment on column follow_up.actor_words_start is
    'Where actor_words begins, in characters (code points) from 0; null: none do';
comment on column follow_up.actor_words_end is 'Where actor_words ends (first character after it); null: none do';
comment on column follow_up.cue is 'The words that tell what became of it: signed, missed, denied';
comment on column follow_up.cue_part is 'Whether cue stands in the title or the text';
comment on column follow_up.cue_start is 'Where cue begins, in characters (code points) from 0';
comment on column follow_up.cue_end is 'Where cue ends (first character after it)';
comment on column follow_up.act is 'The act: signed the accord, its plan for a tram line';
comment on column follow_up.act_part is 'Whether act stands in the title or the text';
comment on column follow_up.act_start is 'Where act begins, in characters (code points) from 0';
comment on column follow_up.act_end is 'Where act ends (first character after it)';
comment on column follow_up.evidence is 'The clause that holds actor, cue and act';
comment on column follow_up.evidence_part is 'Whether evidence stands in the title or the text';
comment on column follow_up.evidence_start is 'Where evidence begins, in characters (code points) from 0';
comment on column follow_up.evidence_end is 'Where evidence ends (first character after it)';
comment on column follow_up.kind is 'done, not done, dropped, moved (to another day) or denied (that it was promised)';
comment on column follow_up.rung is
    'How much the words prove: announcement (the actor says so) < signature < act (it is reported as done)';
comment on column follow_up.happened is 'The time words that say when; null: not said';
comment on column follow_up.happened_part is 'Whether happened stands in the title or the text; null: not said';
comment on column follow_up.happened_start is
    'Where happened begins, in characters (code points) from 0; null: not said';
comment on column follow_up.happened_end is 'Where happened ends (first character after it); null: not said';
comment on column follow_up.happened_from is 'First day on which it may have happened; null: not said';
comment on column follow_up.happened_to is 'Last day on which it may have happened; null: not said';
comment on column follow_up.deadline is 'The time words of the day to which it was moved; null: none said';
comment on column follow_up.deadline_part is 'Whether deadline stands in the title or the text; null: none said';
comment on column follow_up.deadline_start is
    'Where deadline begins, in characters (code points) from 0; null: none said';
comment on column follow_up.deadline_end is 'Where deadline ends (first character after it); null: none said';
comment on column follow_up.deadline_latest is 'Last day allowed now; null: none said';
comment on column follow_up.deadline_vague is 'Whether that day is a reading of a fuzzy word; null: none said';
comment on column follow_up.speaker is 'Whose words report it; null: the reporter''s own';
comment on column follow_up.rule is 'Which rule found it';

create sequence thread_decision_number;

create table thread_decision (
    decision_number bigint primary key default nextval('thread_decision_number'),
    decision_id text not null unique,
    first_key text not null,
    second_key text not null,
    verdict text not null check (verdict in ('same', 'different', 'unsure', 'undo')),
    decided_by text not null check (decided_by in ('rule', 'reviewer')),
    reviewer text,
    rule text not null,
    score double not null,
    evidence text not null,
    undoes text,
    decided_at timestamp not null,
    check ((decided_by = 'reviewer') = (reviewer is not null)),
    check ((verdict = 'undo') = (undoes is not null)),
    check (score between 0 and 1)
);
comment on table thread_decision is
    'One row per decision whether two mentions are of one promise. Never changed: undone by another row';
comment on column thread_decision.decision_number is 'Order of the decisions';
comment on column thread_decision.decision_id is 'Identity of the decision';
comment on column thread_decision.first_key is 'Mention of a promise (commitment.fact_key)';
comment on column thread_decision.second_key is
    'The other mention (commitment.fact_key or follow_up.follow_up_key)';
comment on column thread_decision.verdict is
    'same, different, unsure, or undo: takes back the reviewer''s decision in undoes';
comment on column thread_decision.decided_by is 'rule, or reviewer: beats every rule';
comment on column thread_decision.reviewer is 'Who decided; null: a rule';
comment on column thread_decision.rule is 'Which rule decided, with the version of the rules; of a reviewer: the note';
comment on column thread_decision.score is 'How alike the acts are by the rule, 0 to 1; of a reviewer 1 or 0';
comment on column thread_decision.evidence is 'What was compared, in words';
comment on column thread_decision.undoes is 'Decision taken back (thread_decision.decision_id); null: none';
comment on column thread_decision.decided_at is 'When (UTC)';

-- Without a key: the rows are deleted and written again in one transaction, which DuckDB refuses for a key.
create table thread_member (
    mention_key text not null,
    thread_id text not null,
    meets_condition boolean not null
);
comment on table thread_member is
    'One row per mention that belongs to a thread of several; worked out anew from the decisions by every run';
comment on column thread_member.mention_key is 'Mention (commitment.fact_key or follow_up.follow_up_key)';
comment on column thread_member.thread_id is 'The thread: the key of the promise''s earliest-published mention';
comment on column thread_member.meets_condition is 'Whether it is what the promise waited for, and not the act itself';

drop macro table if exists open_commitments_as_of;
