-- One row per article that has been read: how many of its facts are decided, and whether its review is complete.
create or replace view review_progress as
with

waiting as (
    select article_id, count(*) as waiting from review_queue group by article_id
),

decided as (
    select
        article_id,
        count(*) filter (where about = 'fact' and holds and not is_added) as decided,
        max(decided_at) as last_decided_at
    from reviewed_facts
    group by article_id
),

found as (
    select article_id, count(*) as facts from facts where is_current group by article_id
),

marked as (
    select article_id, extraction_id, reviewer, decided_at, decision_id
    from decisions_in_force
    where about = 'article'
),

counted as (
    select
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        coalesce(found.facts, 0) as facts,
        coalesce(decided.decided, 0) as decided,
        coalesce(waiting.waiting, 0) as waiting,
        marked.extraction_id is not distinct from extraction_current.extraction_id as is_marked,
        coalesce(waiting.waiting, 0) = 0 and (
            marked.extraction_id is not distinct from extraction_current.extraction_id
            or coalesce(decided.decided, 0) >= coalesce(found.facts, 0)
        ) as is_complete,
        marked.decision_id as mark_id,
        marked.reviewer as marked_by,
        greatest(decided.last_decided_at, marked.decided_at) as last_decided_at,
        article_current.versions,
        extraction_current.article_id,
        extraction_current.extraction_id
    from extraction_current
    inner join article_current using (article_id)
    left join found using (article_id)
    left join decided using (article_id)
    left join waiting using (article_id)
    left join marked using (article_id)
    where extraction_current.skipped is null -- a text in another language has nothing to review
)

select * from counted;

comment on view review_progress is 'One row per article that has been read: how far its review is';
comment on column review_progress.facts is 'Facts of the current extraction';
comment on column review_progress.decided is 'Facts with a decision that holds';
comment on column review_progress.waiting is 'Rows in review_queue';
comment on column review_progress.is_marked is 'Whether somebody marked the current reading as completely reviewed';
comment on column review_progress.is_complete is 'Whether nothing waits, and every fact is decided or it is marked';
comment on column review_progress.mark_id is 'Decision that marked the article; null: none';
comment on column review_progress.marked_by is 'Who marked the article; null: nobody';
comment on column review_progress.last_decided_at is 'When somebody last decided (UTC); null: never';
comment on column review_progress.versions is 'Distinct revisions seen so far';
