-- One row per time a revision followed another, in order: the revision, and what was read together with its bytes.
select
    version_observation.run_id,
    version_observation.version_id,
    version_observation.kind,
    version_observation.reasons,
    version_observation.previous_version_id,
    article_version.* exclude (version_id, run_id),
    version_source.requested_url,
    version_source.content_type,
    entry.feed_name,
    entry.entry_id,
    entry.link,
    entry.title as entry_title,
    entry.summary,
    entry.authors as entry_authors,
    entry.published_raw,
    entry.published as entry_published,
    entry.published_confidence,
    entry.updated_raw,
    entry.updated as entry_updated,
    entry.updated_confidence
from version_observation
inner join article_version using (version_id)
left join version_source using (version_id)
left join entry on entry.feed_name = version_source.feed_name and entry.entry_digest = version_source.entry_digest
order by observation_number
