-- One row per asked-for revision that needs no new observation: it is current, or this run has seen it.
select version_id from article_current where version_id in (select unnest($version_ids))
union
select version_id from version_observation where run_id = $run_id and version_id in (select unnest($version_ids))
