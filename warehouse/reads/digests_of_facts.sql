-- One row per extraction, with the digest of its facts; null: not recorded yet then.
select version_id, extractor_id, fact_count, facts_digest from extraction order by version_id, extractor_id
