-- The revisions that follow another; the caller has left out those that were judged already.
insert into version_observation by name
with

current_revision as (
    select article_id, version_id as current_id from article_current
),

seen_before as (
    select distinct version_id, true as reverted from version_observation
),

judged as (
    select
        incoming.article_id,
        incoming.version_id,
        incoming.observed_at,
        incoming.run_id,
        coalesce(incoming.kind::text, if(current_id is null, 'first', 'substantive')) as kind,
        list_concat(incoming.reasons::text[], if(reverted, ['reverted'], [])) as reasons,
        coalesce(incoming.previous_version_id::text, current_id) as previous_version_id
    from incoming
    left join current_revision using (article_id)
    left join seen_before using (version_id)
)

select * from judged
