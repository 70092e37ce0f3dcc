-- One row per article that had been read at $before: the reading that counted then, and the one that did at $after.
with

observed as (
    select * from version_observation where becomes_current(kind)
),

promoted as (
    select extraction_promotion.*
    from extraction_promotion
    inner join extraction using (extraction_id)
    where extraction.skipped is null
),

moment as (
    select unnest([$before::timestamp, $after::timestamp]) as at
),

counted as (
    select
        moment.at,
        observed.article_id,
        max_by(
            promoted.extraction_id,
            {
                'observed_at': observed.observed_at,
                'observation': observed.observation_number,
                'promotion': promoted.promotion_number
            }
        ) as extraction_id
    from moment
    inner join observed on observed.observed_at <= moment.at
    inner join promoted on observed.version_id = promoted.version_id and promoted.promoted_at <= moment.at
    group by moment.at, observed.article_id
)

select before.extraction_id as before_id, after.extraction_id as after_id
from counted as before
inner join counted as after using (article_id)
where before.at = $before and after.at = $after
