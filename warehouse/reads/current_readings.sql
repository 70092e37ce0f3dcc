-- One row per article that has been read: the reading that counts today.
select article_id, extraction_id from extraction_current where skipped is null
