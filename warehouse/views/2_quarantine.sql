-- One row per thing that fails: a feed, a page, or a text that was stored but not read.
create or replace view quarantine as
with

announcing as (
    select link as url, list(distinct feed_name order by feed_name) as feeds from entry group by link
),

feeds_in_trouble as (
    select
        'feed' as kind,
        feed_name as item,
        coalesce(failed_stage, 'fetch') as stage,
        last_reason as reason,
        last_message as message,
        failing_since as first_failed_at,
        failed_at as last_failed_at,
        failures as tries,
        next_fetch_at as next_try_at,
        failed_body_hash as payload_hash,
        [feed_name] as feeds
    from feed_state
    where failures > 0 or gone
),

pages_in_trouble as (
    select
        'page',
        url,
        coalesce(failed_stage, 'fetch'),
        reason,
        message,
        failing_since,
        fetched_at,
        failures,
        next_fetch_at,
        failed_body_hash,
        coalesce(announcing.feeds, [])
    from page_state
    left join announcing using (url)
    where status in ('failed', 'deferred', 'gone')
),

last_tries as (
    select *
    from unread_text
    qualify row_number() over (partition by version_id order by failed_at desc) = 1
),

texts_in_trouble as (
    select
        'text',
        version_id,
        'extract',
        last_tries.reason,
        last_tries.message,
        last_tries.failing_since,
        last_tries.failed_at,
        last_tries.failures,
        last_tries.next_try_at,
        article_version.content_hash,
        coalesce(announcing.feeds, [])
    from last_tries
    inner join article_version using (version_id)
    left join announcing on announcing.url = article_version.url
    anti join extraction on extraction.version_id = last_tries.version_id
),

together as (
    select * from feeds_in_trouble
    union all
    select * from pages_in_trouble
    union all
    select * from texts_in_trouble
),

told as (
    select *, case when next_try_at is null then 'by request' else 'by itself' end as tried_again from together
)

select * from told;

comment on view quarantine is
    'One row per thing that fails: a feed, a page, or a text that was stored but not read. It leaves when it works';
comment on column quarantine.kind is 'feed, page or text';
comment on column quarantine.item is 'Name of the feed, address of the page, or revision (article_version.version_id)';
comment on column quarantine.stage is 'fetch, feed, article or extract';
comment on column quarantine.first_failed_at is 'First of the failures in a row (UTC); null: before that was recorded';
comment on column quarantine.last_failed_at is 'Last of them (UTC); null: not recorded';
comment on column quarantine.tries is 'Failures in a row';
comment on column quarantine.next_try_at is 'When a run tries it again (UTC); null: when "newsfacts retry" asks for it';
comment on column quarantine.payload_hash is 'Hash of the bytes or text that could not be read; null: none came';
comment on column quarantine.feeds is 'Feeds that announce it';
comment on column quarantine.tried_again is 'by itself, or by request: newsfacts retry ITEM';
