-- One row per article: the last good revision, since when it stands, and what became of the article.
create or replace view article_current as
with

ranked as (
    select
        article_id,
        version_id,
        observed_at,
        observation_number,
        kind,
        row_number() over (
            partition by article_id order by observed_at desc, observation_number desc
        ) as recency
    from version_observation
    where becomes_current(kind)
),

history as (
    select
        article_id,
        min(observed_at) as first_seen_at,
        count(distinct version_id) as versions
    from version_observation
    group by article_id
),

latest_status as (
    select article_id, standing, reason as standing_reason, noticed_at as standing_since
    from article_status
    qualify row_number() over (partition by article_id order by status_number desc) = 1
),

latest_move as (
    select article_id, max_by(address, status_number) as moved_to
    from article_status
    where address is not null
    group by article_id
),

current_version as (
    select
        article_version.*,
        ranked.kind as revision_kind,
        ranked.observed_at as current_since,
        ranked.observation_number,
        history.first_seen_at,
        history.versions,
        coalesce(latest_status.standing, 'standing') as standing,
        latest_status.standing_reason,
        latest_status.standing_since,
        latest_move.moved_to
    from ranked
    inner join history using (article_id)
    inner join article_version using (article_id, version_id)
    left join latest_status using (article_id)
    left join latest_move using (article_id)
    where ranked.recency = 1
)

select * from current_version;

comment on view article_current is
    'One row per article: the last revision that is neither cosmetic, nor incomplete, nor a retraction';
comment on column article_current.revision_kind is
    'first, substantive, correction or reread: what this revision changed; null: not judged then';
comment on column article_current.current_since is 'When this revision was seen (UTC)';
comment on column article_current.first_seen_at is 'When the article was first seen (UTC)';
comment on column article_current.versions is 'Distinct revisions seen so far, cosmetic ones included';
comment on column article_current.standing is
    'standing, gone, moved or retracted: what became of the article, whose last good revision this is';
comment on column article_current.standing_reason is 'How that showed; null: nothing became of it';
comment on column article_current.standing_since is 'When it was noticed (UTC); null: nothing became of it';
comment on column article_current.moved_to is 'Address it moved to last; null: it did not';
