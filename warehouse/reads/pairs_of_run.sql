-- One row per article that had been read before the run: the reading that counted then, and the one that did after it.
with

observed as (
    select * from version_observation where becomes_current(kind)
),

-- What a run loads has higher numbers than all that came before it, whatever the clock says.
own_observations as (
    select min(observation_number) as first, max(observation_number) as last
    from version_observation
    where run_id = $run_id
),

own_promotions as (
    select min(promotion_number) as first, max(promotion_number) as last
    from extraction_promotion
    where run_id = $run_id
),

side as (
    select
        false as is_after,
        coalesce(own_observations.first, 9223372036854775807) as observations_until,
        own_promotions.first as promotions_until
    from own_observations, own_promotions
    union all
    select true, coalesce(own_observations.last + 1, 9223372036854775807), own_promotions.last + 1
    from own_observations, own_promotions
),

counted as (
    select
        side.is_after,
        observed.article_id,
        max_by(
            promoted.extraction_id,
            {
                'observed_at': observed.observed_at,
                'observation': observed.observation_number,
                'promotion': promoted.promotion_number
            }
        ) as extraction_id
    from side
    inner join observed on observed.observation_number < side.observations_until
    inner join extraction_promotion as promoted
        on observed.version_id = promoted.version_id and promoted.promotion_number < side.promotions_until
    inner join extraction on promoted.extraction_id = extraction.extraction_id and extraction.skipped is null
    group by side.is_after, observed.article_id
)

select before.extraction_id as before_id, after.extraction_id as after_id
from counted as before
inner join counted as after using (article_id)
where after.is_after and not before.is_after
