-- One row per piece of evidence of a fact: the words, where they stand, and what found them when.
-- $fact_key: only that fact (the last column of the other queries); the words stand in [[ ]] in context.
with

-- A corrected fact was found by a reviewer, and stands under the decision.
finding as (
    select
        extraction.extraction_id,
        extraction.version_id,
        extraction.extracted_at,
        extractor_version.version as newsfacts_version,
        extractor_version.model_name,
        extractor_version.model_version
    from extraction
    inner join extractor_version on extraction.extractor_id = extractor_version.extractor_id
    union all
    select decision_id, version_id, decided_at, null, 'reviewer', reviewer
    from review_decision
    where verdict = 'correct'
),

fact_of_interest as (
    select
        fact_words.*,
        extraction_current.extraction_id is not null or facts_that_count.fact_key is not null as is_current
    from fact_words
    left join extraction_current using (extraction_id)
    left join facts_that_count using (extraction_id, fact_key)
    where $fact_key is null or fact_words.fact_key = $fact_key
),

read_text as (
    select
        version_id, url, title, fetched_at,
        map {'title': title, 'text': text} as parts
    from article_version
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
        replace(
            concat(
                substring(
                    parts[part], greatest(start_offset - 60, 0) + 1, least(start_offset, 60)
                ),
                '[[', words, ']]',
                substring(parts[part], end_offset + 1, 60)
            ),
            chr(10), ' '
        ) as context,
        read_text.url as article_url,
        read_text.title as article_title,
        read_text.fetched_at,
        finding.version_id,
        facts.rule,
        finding.extracted_at,
        finding.newsfacts_version,
        finding.model_name,
        finding.model_version,
        facts.extraction_id
    from fact_of_interest as facts
    inner join fact_spans using (extraction_id, fact_key)
    inner join finding using (extraction_id)
    inner join read_text on finding.version_id = read_text.version_id
)

select * from proven order by article_url, extracted_at, kind, part desc, start_offset
