-- One row per article: the revision seen last, and since when it stands.
create or replace view article_current as
with

ranked as (
    select
        article_id,
        version_id,
        observed_at,
        row_number() over (
            partition by article_id order by observed_at desc, observation_number desc
        ) as recency
    from version_observation
),

history as (
    select
        article_id,
        min(observed_at) as first_seen_at,
        count(distinct version_id) as versions
    from version_observation
    group by article_id
),

current_version as (
    select
        article_version.*,
        ranked.observed_at as current_since,
        history.first_seen_at,
        history.versions
    from ranked
    inner join history using (article_id)
    inner join article_version using (article_id, version_id)
    where ranked.recency = 1
)

select * from current_version;

comment on view article_current is 'One row per article: the revision seen last';
comment on column article_current.current_since is 'When this revision was seen (UTC)';
comment on column article_current.first_seen_at is 'When the article was first seen (UTC)';
comment on column article_current.versions is 'Distinct revisions seen so far';
