-- One row per time an article's text was another than before, newest first: what kind of change, and what differs.
-- $article_url: only that article. Cosmetic and incomplete texts and retractions did not become current.
with

sized as (
    select
        version_id,
        article_id,
        title,
        reader,
        len(regexp_split_to_array(trim(text), '\s+')) as words
    from article_version
),

changed as (
    select
        version_observation.observed_at,
        version_observation.kind,
        array_to_string(version_observation.reasons, ', ') as reasons,
        sized.title,
        sized.words - previous.words as words_more,
        sized.reader is distinct from previous.reader as another_reader,
        article.url as article_url,
        version_observation.version_id,
        version_observation.observation_number
    from version_observation
    inner join sized using (version_id)
    inner join sized as previous on version_observation.previous_version_id = previous.version_id
    inner join article on version_observation.article_id = article.article_id
    where $article_url is null or article.url = $article_url
)

select * exclude (observation_number) from changed order by observed_at desc, observation_number desc
