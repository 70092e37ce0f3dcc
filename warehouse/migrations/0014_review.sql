-- What reviewers decided about facts. Nothing here is changed or deleted: to take a decision back is another row.

create sequence decision_number;

create table review_decision (
    decision_number bigint primary key default nextval('decision_number'),
    decision_id text not null unique,
    about text not null check (about in ('fact', 'removal', 'article')),
    verdict text not null check (verdict in ('accept', 'reject', 'correct', 'undo')),
    article_id text not null,
    version_id text not null,
    extraction_id text not null,
    kind text not null,
    fact_key text not null,
    fact_hash text not null,
    sentence text not null,
    sentence_hash text not null,
    corrected_key text,
    undoes text,
    reviewer text not null,
    note text not null,
    decided_at timestamp not null,
    check ((verdict = 'correct') = (corrected_key is not null)),
    check ((verdict = 'undo') = (undoes is not null))
);
comment on table review_decision is
    'One row per decision of a reviewer, also of those taken back; the view decisions_in_force has the ones that hold';
comment on column review_decision.decision_number is 'Order of the decisions';
comment on column review_decision.decision_id is
    'Identity of the decision. A corrected fact stands in the table of its kind under it, instead of an extraction';
comment on column review_decision.about is
    'fact; removal: a fact the newest extraction lacks (rejected: it stays); article: all that is not decided in it';
comment on column review_decision.verdict is 'accept, reject, correct, or undo: takes back the decision in undoes';
comment on column review_decision.article_id is 'Article (article.article_id)';
comment on column review_decision.version_id is 'Revision the reviewer saw (article_version.version_id)';
comment on column review_decision.extraction_id is 'Extraction that showed the fact (extraction.extraction_id)';
comment on column review_decision.kind is 'organization, person, spokesperson, date, claim, commitment or article';
comment on column review_decision.fact_key is 'What the fact is about; of an article its id';
comment on column review_decision.fact_hash is 'What the fact said when it was decided; of an article its extraction';
comment on column review_decision.sentence is 'The fact''s own sentence as the reviewer saw it; empty: an article';
comment on column review_decision.sentence_hash is 'Digest of sentence';
comment on column review_decision.corrected_key is 'What the corrected fact is about; null: no correction';
comment on column review_decision.undoes is 'Decision taken back (review_decision.decision_id); null: none';
comment on column review_decision.reviewer is 'Who decided';
comment on column review_decision.note is 'Why, in the reviewer''s words; empty: none given';
comment on column review_decision.decided_at is 'When (UTC)';
