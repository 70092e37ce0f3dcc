-- One row per extractor that has produced facts.
select extractor_id from extractor_version
