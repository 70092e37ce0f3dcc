-- One row per time an article's text was another: what kind of change it was, and what differs.
-- $article_url: only that article. Cosmetic, incomplete and retracted texts did not become current.
with

sized as (
    select
        version_observation.*,
        article_version.title,
        len(regexp_split_to_array(trim(article_version.text), '\s+')) as words,
        article_version.reader
    from version_observation
    inner join article_version using (article_id, version_id)
),

located as (
    select
        article.url as article_url,
        sized.observed_at,
        sized.kind,
        array_to_string(sized.reasons, ', ') as reasons,
        sized.words - previous.words as words_more,
        sized.reader is distinct from previous.reader and previous.version_id is not null as another_reader,
        sized.title,
        sized.version_id,
        sized.previous_version_id,
        sized.observation_number
    from sized
    inner join article using (article_id)
    left join (select distinct version_id, words, reader from sized) as previous
        on sized.previous_version_id = previous.version_id
    where $article_url is null or article.url = $article_url
)

select * exclude (observation_number) from located order by article_url, observed_at, observation_number
