-- Runs, the feeds they ask, and what the feeds announce. Instants are TIMESTAMP in UTC without a zone,
-- because pandas and most tools read that without surprises.

create table schema_migration (
    version integer primary key,
    name text not null,
    applied_at timestamp not null
);
comment on table schema_migration is
    'One row per migration this file has had; the highest version is its schema version';
comment on column schema_migration.version is 'Number the migration file starts with';
comment on column schema_migration.name is 'Migration file without its ending';
comment on column schema_migration.applied_at is 'When it was applied (UTC)';

create table run (
    run_id text primary key,
    kind text not null,
    status text not null check (status in ('running', 'finished', 'interrupted')),
    started_at timestamp not null,
    finished_at timestamp,
    exit_code integer,
    message text,
    facts map(text, bigint)
);
comment on table run is 'One row per run of a flow';
comment on column run.run_id is 'Identity of the run';
comment on column run.kind is 'What ran: ingest, reextract, ...';
comment on column run.status is
    'running until the run ends; interrupted: by an exception; a run whose process died stays running';
comment on column run.started_at is 'When it started (UTC)';
comment on column run.finished_at is 'When it ended (UTC); null: still running, or died';
comment on column run.exit_code is '0 all good, 1 nothing usable, 3 partly failed; null: has not ended';
comment on column run.message is 'What interrupted it; null: nothing did';
comment on column run.facts is 'Facts written, by kind; null: has not ended';

create table run_feed (
    run_id text not null,
    feed_name text not null,
    status text not null,
    reason text,
    entries integer not null,
    new_articles integer not null,
    revised integer not null,
    unchanged integer not null,
    failed integer not null,
    seconds double not null,
    primary key (run_id, feed_name)
);
comment on table run_feed is 'One row per feed in each finished run: what the run did for it';
comment on column run_feed.run_id is 'Run (run.run_id)';
comment on column run_feed.feed_name is 'Feed (feed.feed_name)';
comment on column run_feed.status is 'fetched, unchanged, failed, deferred or gone';
comment on column run_feed.reason is 'Reason code of a failure; null: it worked';
comment on column run_feed.entries is 'Entries the feed announced';
comment on column run_feed.new_articles is 'Articles stored for the first time';
comment on column run_feed.revised is 'Known articles whose text had changed';
comment on column run_feed.unchanged is 'Pages that brought nothing new';
comment on column run_feed.failed is 'Pages that could not be read';
comment on column run_feed.seconds is 'Time spent on the feed itself';

create table failure (
    failure_id text primary key,
    run_id text not null,
    stage text not null,
    subject text not null,
    reason text not null,
    message text not null,
    transient boolean not null
);
comment on table failure is 'One row per thing that went wrong in a run';
comment on column failure.failure_id is 'Digest of the other columns';
comment on column failure.run_id is 'Run in which it happened (run.run_id)';
comment on column failure.stage is 'fetch, feed, article, extract, ...';
comment on column failure.subject is 'What failed: an address, a feed name or a version id';
comment on column failure.reason is 'Short code, made for grouping';
comment on column failure.message is 'What happened, for people';
comment on column failure.transient is 'Whether trying again may help';

create table feed (
    feed_name text primary key,
    url text not null,
    language text,
    poll_seconds bigint not null,
    max_entries integer not null,
    expected_entries integer,
    run_id text not null
);
comment on table feed is 'One row per feed, configured as the last run that read the feeds file saw it';
comment on column feed.feed_name is 'Name in the feeds file';
comment on column feed.url is 'Address in the feeds file';
comment on column feed.language is 'Language of all its articles; null: each page says for itself';
comment on column feed.poll_seconds is 'Shortest time between two fetches';
comment on column feed.max_entries is 'Newest entries looked at in one run';
comment on column feed.expected_entries is 'Entries a usual fetch brings; null: no expectation';
comment on column feed.run_id is 'Run that saw this configuration last (run.run_id)';

create table feed_state (
    feed_name text primary key,
    url text not null,
    configured_url text not null,
    etag text,
    last_modified text,
    body_hash text,
    fetched_at timestamp,
    next_fetch_at timestamp,
    failures integer not null,
    last_reason text,
    gone boolean not null
);
comment on table feed_state is 'One row per feed: what is remembered between runs; overwritten by each run';
comment on column feed_state.feed_name is 'Feed (feed.feed_name)';
comment on column feed_state.url is 'Where to ask next; differs from configured_url after a permanent redirect';
comment on column feed_state.configured_url is 'Address in the feeds file when this was learned';
comment on column feed_state.etag is 'ETag of the last answer; null: none sent';
comment on column feed_state.last_modified is 'Last-Modified header of the last answer; null: none sent';
comment on column feed_state.body_hash is 'SHA-256 of the last body; null: none read';
comment on column feed_state.fetched_at is 'Last answer, "not modified" included (UTC); null: never';
comment on column feed_state.next_fetch_at is 'Not to be asked before (UTC); null: any time';
comment on column feed_state.failures is 'Failures in a row';
comment on column feed_state.last_reason is 'Reason code of the last failure; null: the last fetch worked';
comment on column feed_state.gone is 'Whether the server says the feed is gone for good';

create table entry (
    feed_name text not null,
    entry_digest text not null,
    entry_id text not null,
    link text not null,
    title text not null,
    summary text not null,
    authors text[] not null,
    published_raw text,
    published timestamp,
    published_confidence text,
    updated_raw text,
    updated timestamp,
    updated_confidence text,
    run_id text not null,
    primary key (feed_name, entry_digest)
);
comment on table entry is 'One row per distinct form in which a feed announced an item';
comment on column entry.feed_name is 'Feed (feed.feed_name)';
comment on column entry.entry_digest is 'Digest of everything the entry says but its id';
comment on column entry.entry_id is 'Identity the feed gives the item (atom:id or guid), else its link';
comment on column entry.link is 'Address of the page, free of tracking parameters (article_url.url)';
comment on column entry.title is 'Title as announced';
comment on column entry.summary is 'Summary as announced; empty: none';
comment on column entry.authors is 'Authors as announced; empty: none';
comment on column entry.published_raw is 'Publication date as written; null: none given';
comment on column entry.published is 'Our reading of it (UTC); null: none, ambiguous or unreadable';
comment on column entry.published_confidence is 'exact, assumed_zone, ambiguous or unreadable; null: no date given';
comment on column entry.updated_raw is 'Date of the last change as written; null: none given';
comment on column entry.updated is 'Our reading of it (UTC); null: none, ambiguous or unreadable';
comment on column entry.updated_confidence is 'exact, assumed_zone, ambiguous or unreadable; null: no date given';
comment on column entry.run_id is 'Run that saw this form first (run.run_id)';
