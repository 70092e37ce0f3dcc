-- One row per asked-for extraction: the revision it read, and exactly what read it.
with

reread as (
    select version_id, max_by(previous_version_id, observation_number) as reread_of
    from version_observation
    where kind = 'reread'
    group by version_id
)

select
    extraction.extraction_id,
    article_version.version_id,
    article_version.article_id,
    article_version.url,
    article_version.title,
    article_version.text,
    article_version.published_on,
    article_version.body_hash,
    article_version.reader,
    reread.reread_of,
    extractor_version.* exclude (extractor_id, run_id)
from extraction
inner join article_version using (version_id)
inner join extractor_version using (extractor_id)
left join reread using (version_id)
where extraction.extraction_id in (select unnest($extraction_ids))
