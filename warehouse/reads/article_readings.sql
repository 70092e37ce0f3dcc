-- One row per extraction of an article: which revision, by which extractor, when; the newest first.
with

promoted as (
    select extraction_id, max(promotion_number) as promotion_number from extraction_promotion group by extraction_id
),

seen as (
    select version_id, max_by(kind, observation_number) as kind from version_observation group by version_id
),

read_text as (
    select
        extraction.extraction_id,
        extraction.version_id,
        extraction.extractor_id,
        extraction.extracted_at,
        article_version.fetched_at,
        article_version.title,
        seen.kind as revision_kind,
        dense_rank() over (order by article_version.fetched_at nulls first, extraction.version_id) as revision,
        extractor_version.version as newsfacts_version,
        extractor_version.model_name,
        extractor_version.model_version,
        promoted.promotion_number,
        extraction_current.extraction_id is not null as is_current
    from extraction
    inner join article_version using (version_id)
    inner join extractor_version on extraction.extractor_id = extractor_version.extractor_id
    left join seen using (version_id)
    left join promoted using (extraction_id)
    left join extraction_current using (extraction_id)
    where extraction.article_id = $article_id and extraction.skipped is null
)

select * from read_text order by promotion_number desc nulls first, extracted_at desc, extraction_id
