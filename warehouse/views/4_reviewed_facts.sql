-- One row per fact somebody decided on: what it said, what was decided, and whether that still holds.
create or replace view reviewed_facts as
with

decided as (
    select
        decisions_in_force.kind,
        coalesce(fact_words.subject, corrected.subject) as subject,
        fact_words.says,
        decisions_in_force.verdict,
        decisions_in_force.about,
        fact_words.fact_key is null as is_added,
        corrected.subject as corrected_subject,
        corrected.says as corrected_says,
        decisions_in_force.note,
        decisions_in_force.reviewer,
        decisions_in_force.decided_at,
        decisions_in_force.sentence,
        coalesce(
            decisions_in_force.sentence_stands or decisions_in_force.fact_hash = today.fact_hash, false
        ) as holds,
        article_current.title as article_title,
        article_current.url as article_url,
        decisions_in_force.article_id,
        decisions_in_force.fact_key,
        decisions_in_force.extraction_id,
        decisions_in_force.decision_id,
        decisions_in_force.decision_number
    from decisions_in_force
    inner join article_current using (article_id)
    left join fact_words using (extraction_id, kind, fact_key)
    left join fact_words as corrected
        on
            decisions_in_force.decision_id = corrected.extraction_id
            and decisions_in_force.corrected_key = corrected.fact_key
    left join facts as today
        on
            decisions_in_force.article_id = today.article_id
            and decisions_in_force.kind = today.kind
            and decisions_in_force.fact_key = today.fact_key
            and today.is_current
    where decisions_in_force.about <> 'article'
)

select * from decided;

comment on view reviewed_facts is 'One row per fact somebody decided on, decisions taken back left out';
comment on column reviewed_facts.is_added is 'Whether the reviewer added it, and no extraction had it';
comment on column reviewed_facts.says is 'What it said; null: it was added';
comment on column reviewed_facts.about is 'fact, or removal of a fact: rejected, it stays';
comment on column reviewed_facts.corrected_subject is 'What the corrected fact is about; null: not corrected';
comment on column reviewed_facts.corrected_says is 'What the reviewer made of it; null: not corrected';
comment on column reviewed_facts.holds is 'Whether the decision holds; if not, the fact is in review_queue again';
