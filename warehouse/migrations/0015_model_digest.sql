-- A language model is known by its files: two of one name and version can find different things.

alter table extractor_version add column model_digest text;
comment on column extractor_version.model_digest is
    'SHA-256 of the model''s files, its card left out; null: not recorded, config_digest covers its scores then';
comment on column extractor_version.extractor_id is 'Digest of the columns from version to model_digest but run_id';
comment on column extractor_version.code_digest is
    'Digest of the extractors'' source; the cue lists are in it too where model_digest is null';
