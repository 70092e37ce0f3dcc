-- One row per piece of evidence of a fact: the words, where they stand, and what found them when.
-- $fact_key: only that fact.
with

fact_of_interest as (
    select * from facts where $fact_key is null or fact_key = $fact_key
),

proven as (
    select
        facts.kind,
        facts.fact_key,
        facts.subject,
        facts.is_current,
        fact_spans.role,
        fact_spans.words,
        fact_spans.part,
        fact_spans.start_offset,
        fact_spans.end_offset,
        article_version.url as article_url,
        article_version.title as article_title,
        article_version.fetched_at,
        facts.version_id,
        facts.rule,
        extraction.extracted_at,
        extractor_version.version as newsfacts_version,
        extractor_version.model_name,
        extractor_version.model_version,
        facts.extraction_id
    from fact_of_interest as facts
    inner join fact_spans using (extraction_id, fact_key)
    inner join extraction using (extraction_id)
    inner join extractor_version on extraction.extractor_id = extractor_version.extractor_id
    inner join article_version on extraction.version_id = article_version.version_id
)

select * from proven order by article_url, extracted_at, kind, part desc, start_offset
