-- One row per current revision, newest first, as models.ArticleVersion has it: published on or after $since,
-- and not yet read by the extractor $except_extractor, $sample of them; null means no such limit.
with

already_read as (
    select version_id from extraction where extractor_id = $except_extractor
),

wanted as (
    select
        url, fetched_url, title, text, published, published_offset_minutes, published_precision, modified,
        authors, site_name, language, description, origins, warnings, body_hash, reader, fetched_at, version_id
    from article_current
    anti join already_read using (version_id)
    where $since is null or published_on >= $since
),

-- Digests are spread evenly: the first of them are a fair sample, and the same one each time.
sampled as (
    select * exclude (version_id) from wanted order by version_id limit $sample
)

select * from sampled order by published desc nulls last, url
