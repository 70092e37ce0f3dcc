-- One row per reading of a promise, the earliest first: what each revision and each extractor made of it.
select
    facts.says,
    facts.fact_hash,
    facts.extraction_id,
    facts.is_current,
    commitment.status,
    commitment.deadline,
    commitment.deadline_latest,
    commitment.evidence,
    article_version.fetched_at,
    extraction.extracted_at
from facts
inner join commitment using (extraction_id, fact_key)
inner join extraction using (extraction_id)
inner join article_version on extraction.version_id = article_version.version_id
where facts.fact_key = $fact_key
order by article_version.fetched_at, extraction.extracted_at, facts.extraction_id
