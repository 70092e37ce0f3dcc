-- One row per asked-for extraction: the revision it read, and exactly what read it.
select
    extraction.extraction_id,
    article_version.article_id,
    article_version.url,
    article_version.title,
    article_version.text,
    article_version.published_on,
    article_version.body_hash,
    article_version.reader,
    extractor_version.* exclude (extractor_id, run_id)
from extraction
inner join article_version using (version_id)
inner join extractor_version using (extractor_id)
where extraction.extraction_id in (select unnest($extraction_ids))
