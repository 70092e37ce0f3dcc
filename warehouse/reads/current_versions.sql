-- One row per asked-for article: its current revision, as models.ArticleVersion has it.
select
    url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
    authors, site_name, language, description, origins, warnings, body_hash, reader, fetched_at
from article_current
where article_id in (select unnest($article_ids))
order by url
