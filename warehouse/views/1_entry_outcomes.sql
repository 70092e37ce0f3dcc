-- One row per feed and address it announced: what became of the page.
create or replace view entry_outcomes as
with

announced as (
    select feed_name, link as url, max(entry_digest) as entry_digest, min(run_id) as run_id
    from entry
    group by feed_name, link
),

told as (
    select
        announced.feed_name,
        announced.url,
        case
            when page_state.status in ('stored', 'unchanged', 'deferred') then page_state.status
            when page_state.status is not null then 'quarantined'
            else 'waiting'
        end as outcome,
        page_state.reason,
        page_state.next_fetch_at
    from announced
    left join page_state on page_state.url = announced.url
)

select * from told;

comment on view entry_outcomes is 'One row per feed and address it announced: what became of the page';
comment on column entry_outcomes.outcome is
    'stored; unchanged: stored before, and looked at again; deferred: tried again later; quarantined: not by itself; '
    'waiting: not asked yet, and the feed will be read in full again';
comment on column entry_outcomes.next_fetch_at is 'When it is looked at again (UTC); null: only when announced anew';
