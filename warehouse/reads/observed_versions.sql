-- One row per asked-for revision that needs no new observation: it is current, was judged since, or this run saw it.
select version_observation.version_id
from version_observation
inner join article_current as current_revision using (article_id)
where
    version_observation.version_id in (select unnest($version_ids))
    and (version_observation.observed_at, version_observation.observation_number)
    >= (current_revision.current_since, current_revision.observation_number)
union
select version_id from version_observation where run_id = $run_id and version_id in (select unnest($version_ids))
