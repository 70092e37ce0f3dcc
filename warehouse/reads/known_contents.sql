-- One row per article: the content hash of its current revision.
select article_id, content_hash from article_current order by article_id
