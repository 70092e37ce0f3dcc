-- fail: the title or text of a version is not the one that was stored
select version_id, article_id
from article_version
where
    -- The digest of models.identity, which writes control characters its own way; texts have none but tab and newline.
    not regexp_matches(title || text, '[\x00-\x08\x0b\x0c\x0e-\x1f]')
    and content_hash
    <> substring(sha256('["content",' || to_json(title)::text || ',' || to_json(text)::text || ']'), 1, 32)
