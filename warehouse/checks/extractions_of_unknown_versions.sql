-- fail: an extraction read a version that is not stored
select extraction_id, version_id from extraction anti join article_version using (version_id)
