-- What kind of change each revision of an article is, what read its text, and what became of the article.

alter table article_version add column reader text;
comment on column article_version.reader is
    'What read the text out of the page: libraries with their versions, and a digest of our code; null: not recorded';

alter table version_observation add column kind text;
alter table version_observation add column reasons text[];
alter table version_observation add column previous_version_id text;
comment on table version_observation is
    'One row per time a revision followed another: a text can be changed back. The kind tells whether it became '
    'the current one';
comment on column version_observation.kind is
    'first, substantive, correction or reread, which became current; cosmetic, incomplete or retraction, which are '
    'kept while the last good revision stays current; null: not judged then, became current';
comment on column version_observation.reasons is
    'What differs from the previous revision: edited, added, removed, moved, title, correction_note; writing, '
    'furniture, repeated, reading; cut_off, paywalled; retraction_notice; reverted: seen before; null: not judged then';
comment on column version_observation.previous_version_id is
    'Revision that was current until then (article_version.version_id); null: none, or not recorded';

create sequence status_number;

create table article_status (
    status_number bigint primary key default nextval('status_number'),
    article_id text not null,
    standing text not null check (standing in ('standing', 'gone', 'moved', 'retracted')),
    reason text,
    address text,
    noticed_at timestamp not null,
    run_id text not null
);
comment on table article_status is
    'One row per time something became of an article as a whole; an article without a row stands as it was found';
comment on column article_status.status_number is 'Order of loading';
comment on column article_status.article_id is 'Article (article.article_id)';
comment on column article_status.standing is
    'gone: its address answers 404 or 410; moved: it forwards for good; retracted: a notice took it back; '
    'standing: it can be read again';
comment on column article_status.reason is
    'How that showed: not_found, gone, redirect, new_address, retraction_notice; null: it was read';
comment on column article_status.address is 'Where it moved to; null: it did not';
comment on column article_status.noticed_at is 'When the run that noticed started (UTC)';
comment on column article_status.run_id is 'Run that noticed (run.run_id)';
