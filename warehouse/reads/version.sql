-- One row: a stored revision, as models.ArticleVersion has it.
select
    url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
    authors, site_name, language, description, origins, warnings, body_hash, reader, fetched_at
from article_version
where version_id = $version_id
