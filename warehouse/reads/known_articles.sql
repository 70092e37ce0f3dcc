-- One row per article and content that brings nothing new: that of its current revision, and what was judged since.
select distinct
    article_current.article_id,
    article.url,
    version_observation.version_id = article_current.version_id as is_current,
    article_version.content_hash,
    coalesce(version_observation.kind, 'substantive') as kind
from article_current
inner join article using (article_id)
inner join version_observation using (article_id)
inner join article_version on version_observation.version_id = article_version.version_id
where
    (version_observation.observed_at, version_observation.observation_number)
    >= (article_current.current_since, article_current.observation_number)
order by article_current.article_id, article_version.content_hash
