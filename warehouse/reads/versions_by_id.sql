-- One row per stored revision of the given ids, as models.ArticleVersion has it.
select
    version_id, url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
    authors, site_name, language, description, origins, warnings, body_hash, fetched_at, reader
from article_version
where version_id in (select unnest($version_ids))
