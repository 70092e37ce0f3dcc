-- What produced facts, from which revision, and which extraction counts.

create table extractor_version (
    extractor_id text primary key,
    version text not null,
    model_name text not null,
    model_version text not null,
    config_digest text not null,
    cues_digest text not null,
    code_digest text not null,
    run_id text not null
);
comment on table extractor_version is
    'One row per combination of code, model, settings and cue lists that has produced facts';
comment on column extractor_version.extractor_id is 'Digest of the columns from version to code_digest';
comment on column extractor_version.version is 'Version of newsfacts';
comment on column extractor_version.model_name is 'Language pipeline';
comment on column extractor_version.model_version is 'Version of the language pipeline';
comment on column extractor_version.config_digest is 'Digest of the pipeline''s configuration';
comment on column extractor_version.cues_digest is 'Digest of the cue lists';
comment on column extractor_version.code_digest is 'Digest of the extractors'' source';
comment on column extractor_version.run_id is 'Run that used it first (run.run_id)';

create table extraction (
    extraction_id text primary key,
    version_id text not null,
    article_id text not null,
    extractor_id text not null,
    extracted_at timestamp not null,
    skipped text,
    run_id text not null
);
comment on table extraction is
    'One row per extraction: one extractor''s reading of one revision. All are kept, side by side';
comment on column extraction.extraction_id is 'Digest of revision and extractor';
comment on column extraction.version_id is 'Revision that was read (article_version.version_id)';
comment on column extraction.article_id is 'Article it belongs to (article.article_id)';
comment on column extraction.extractor_id is 'What read it (extractor_version.extractor_id)';
comment on column extraction.extracted_at is 'When it was read (UTC)';
comment on column extraction.skipped is 'Why the text was not read, such as "language: de"; null: it was';
comment on column extraction.run_id is 'Run that stored it (run.run_id)';

create sequence promotion_number;

create table extraction_promotion (
    promotion_number bigint primary key default nextval('promotion_number'),
    version_id text not null,
    extraction_id text not null,
    promoted_at timestamp not null,
    run_id text not null
);
comment on table extraction_promotion is
    'One row per time an extraction became the current one of its revision; the highest number counts';
comment on column extraction_promotion.promotion_number is 'Order of promotion';
comment on column extraction_promotion.version_id is 'Revision (article_version.version_id)';
comment on column extraction_promotion.extraction_id is 'Extraction (extraction.extraction_id)';
comment on column extraction_promotion.promoted_at is 'When (UTC)';
comment on column extraction_promotion.run_id is 'Run that promoted it (run.run_id)';
