-- Articles, the addresses that lead to them, and each revision of their text.

create table article (
    article_id text primary key,
    url text not null,
    run_id text not null
);
comment on table article is 'One row per article: a page over time';
comment on column article.article_id is 'Digest of the canonical address';
comment on column article.url is 'Canonical address';
comment on column article.run_id is 'Run that stored it first (run.run_id)';

create table article_url (
    url text not null,
    article_id text not null,
    run_id text not null,
    primary key (url, article_id)
);
comment on table article_url is 'One row per address that led to an article';
comment on column article_url.url is 'Address: canonical, as fetched, or as a feed links it';
comment on column article_url.article_id is 'Article (article.article_id)';
comment on column article_url.run_id is 'Run that found it first (run.run_id)';

create table page_state (
    url text primary key,
    article_id text,
    status text not null,
    reason text,
    message text,
    etag text,
    last_modified text,
    body_hash text,
    published timestamp,
    fetched_at timestamp not null,
    next_fetch_at timestamp,
    failures integer not null,
    entry_digest text
);
comment on table page_state is
    'One row per address of a page: what is remembered between runs; overwritten by each run';
comment on column page_state.url is 'Address as a feed links it';
comment on column page_state.article_id is 'Article found there (article.article_id); null: never stored';
comment on column page_state.status is 'stored, unchanged, failed, deferred or gone';
comment on column page_state.reason is 'Reason code of a failure; null: it worked';
comment on column page_state.message is 'What went wrong, for people; null: it worked';
comment on column page_state.etag is 'ETag of the last answer; null: none sent';
comment on column page_state.last_modified is 'Last-Modified header of the last answer; null: none sent';
comment on column page_state.body_hash is 'SHA-256 of the last body; null: none read';
comment on column page_state.published is 'When the article was published (UTC); null: not known';
comment on column page_state.fetched_at is 'Last try (UTC)';
comment on column page_state.next_fetch_at is 'When to look again (UTC); null: only when announced';
comment on column page_state.failures is 'Failures in a row';
comment on column page_state.entry_digest is 'Digest of the announcing entry when last fetched; null: not announced';

create table article_version (
    version_id text primary key,
    article_id text not null,
    content_hash text not null,
    url text not null,
    fetched_url text not null,
    title text not null,
    text text not null,
    published timestamp,
    published_offset_minutes integer,
    published_on date,
    published_precision text not null check (published_precision in ('day', 'instant')),
    modified timestamp,
    authors text[] not null,
    site_name text,
    language text,
    description text,
    origins map(text, text) not null,
    warnings text[] not null,
    body_hash text,
    fetched_at timestamp,
    run_id text not null
);
comment on table article_version is
    'One row per revision of an article''s title and text; never changed. Offsets of facts count into title or text';
comment on column article_version.version_id is 'Digest of article and content';
comment on column article_version.article_id is 'Article (article.article_id)';
comment on column article_version.content_hash is 'Digest of title and text: the same text elsewhere has the same hash';
comment on column article_version.url is 'Canonical address';
comment on column article_version.fetched_url is 'Address it was fetched from';
comment on column article_version.title is 'Title; empty: the page gives none';
comment on column article_version.text is 'Text; paragraphs are split by a blank line';
comment on column article_version.published is
    'When it was published (UTC); midnight where only the day is known; null: not known';
comment on column article_version.published_offset_minutes is
    'Zone the page states, in minutes east of UTC; null: no zone, only a day';
comment on column article_version.published_on is
    'Day of publication where the page is: dates such as "tomorrow" count from it; null: not known';
comment on column article_version.published_precision is 'day or instant';
comment on column article_version.modified is 'When it was last changed, by its own account (UTC); null: not said';
comment on column article_version.authors is 'Authors; empty: none given';
comment on column article_version.site_name is 'Name of the outlet; null: not given';
comment on column article_version.language is 'Primary language tag such as en; null: not known';
comment on column article_version.description is 'Description in the page''s metadata; null: none';
comment on column article_version.origins is
    'For each metadata field, where it came from: json-ld, meta, html, feed, ...';
comment on column article_version.warnings is 'What was odd about the page';
comment on column article_version.body_hash is 'SHA-256 of the fetched bytes; null: the text was given';
comment on column article_version.fetched_at is 'When this revision was first fetched (UTC); null: the text was given';
comment on column article_version.run_id is 'Run that stored it (run.run_id)';

create sequence observation_number;

create table version_observation (
    observation_number bigint primary key default nextval('observation_number'),
    article_id text not null,
    version_id text not null,
    observed_at timestamp not null,
    run_id text not null,
    unique (version_id, run_id)
);
comment on table version_observation is
    'One row per time a revision became the current one of its article: a text can be changed back';
comment on column version_observation.observation_number is 'Order of loading';
comment on column version_observation.article_id is 'Article (article.article_id)';
comment on column version_observation.version_id is 'Revision (article_version.version_id)';
comment on column version_observation.observed_at is 'When it was fetched, else when the run started (UTC)';
comment on column version_observation.run_id is 'Run that saw it (run.run_id)';
