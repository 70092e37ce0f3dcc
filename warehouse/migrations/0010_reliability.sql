-- What was written and acknowledged, what is in trouble, and what it takes to read a page's bytes again.

-- A feed's validators may only stand for entries whose pages were asked: others would never be seen again.
update feed_state set etag = null, last_modified = null, body_hash = null
where feed_name in (
    select entry.feed_name from entry
    left join page_state on page_state.url = entry.link
    where page_state.url is null
);

create table ledger (
    ledger_number bigint primary key,
    step text not null,
    run_id text,
    written_at timestamp not null,
    row_counts map(text, bigint) not null,
    chain text not null
);
comment on table ledger is
    'One row per transaction that wrote: what the tables held after it. The last number is also noted beside the file';
comment on column ledger.ledger_number is 'Order of writing, without a gap';
comment on column ledger.step is 'What was written: start, batch, finish, interrupt, migration, ...';
comment on column ledger.run_id is 'Run that wrote (run.run_id); null: no run did';
comment on column ledger.written_at is 'When (UTC)';
comment on column ledger.row_counts is 'Rows of each table after it, the ledger left out';
comment on column ledger.chain is 'Digest of this row and of the chain before it; the first also of a random number';

comment on column run.status is 'running until the run ends; interrupted: by an exception, or its process died';
comment on column run.finished_at is 'When it ended (UTC); null: still running, or nobody saw it end';
comment on column run.message is 'What interrupted it; null: nothing did';

alter table extraction add column fact_count integer;
comment on column extraction.fact_count is 'Facts it found; null: not recorded yet then';
alter table extraction add column facts_digest text;
comment on column extraction.facts_digest is
    'SHA-256 of the fact hashes in order, joined by commas; null: not recorded yet then';

alter table page_state add column failed_stage text;
comment on column page_state.failed_stage is 'Stage that failed last: fetch, article, ...; null: it worked';
alter table page_state add column failing_since timestamp;
comment on column page_state.failing_since is 'First of the failures in a row (UTC); null: it worked';
alter table page_state add column failed_body_hash text;
comment on column page_state.failed_body_hash is
    'SHA-256 of the bytes that could not be read; null: none came, or it worked';

alter table feed_state add column failed_stage text;
comment on column feed_state.failed_stage is 'Stage that failed last: fetch or feed; null: the last fetch worked';
alter table feed_state add column last_message text;
comment on column feed_state.last_message is 'What went wrong last, for people; null: the last fetch worked';
alter table feed_state add column failing_since timestamp;
comment on column feed_state.failing_since is 'First of the failures in a row (UTC); null: the last fetch worked';
alter table feed_state add column failed_at timestamp;
comment on column feed_state.failed_at is 'Last of the failures in a row (UTC); null: the last fetch worked';
alter table feed_state add column failed_body_hash text;
comment on column feed_state.failed_body_hash is
    'SHA-256 of the bytes that could not be read; null: none came, or the last fetch worked';

create table unread_text (
    version_id text not null,
    extractor_id text not null,
    reason text not null,
    message text not null,
    failures integer not null,
    failing_since timestamp not null,
    failed_at timestamp not null,
    next_try_at timestamp,
    primary key (version_id, extractor_id)
);
comment on table unread_text is
    'One row per revision that an extractor could not read; it stays when a later try or extractor can';
comment on column unread_text.version_id is 'Revision (article_version.version_id)';
comment on column unread_text.extractor_id is 'Extractor that failed (extractor_version.extractor_id)';
comment on column unread_text.reason is 'Short code, made for grouping';
comment on column unread_text.message is 'What happened, for people';
comment on column unread_text.failures is 'Failures in a row';
comment on column unread_text.failing_since is 'First of them (UTC)';
comment on column unread_text.failed_at is 'Last of them (UTC)';
comment on column unread_text.next_try_at is 'When it is tried again (UTC); null: only when asked for';

create table version_source (
    version_id text primary key,
    requested_url text not null,
    content_type text not null,
    feed_name text,
    entry_digest text,
    run_id text not null
);
comment on table version_source is
    'One row per revision: what was read together with its bytes, so that they can be read again';
comment on column version_source.version_id is 'Revision (article_version.version_id)';
comment on column version_source.requested_url is 'Address that was asked, before redirects';
comment on column version_source.content_type is 'Content-Type header of the answer; empty: none sent';
comment on column version_source.feed_name is 'Feed whose entry was read with it (entry.feed_name); null: none';
comment on column version_source.entry_digest is 'That entry (entry.entry_digest); null: none';
comment on column version_source.run_id is 'Run that stored it (run.run_id)';
