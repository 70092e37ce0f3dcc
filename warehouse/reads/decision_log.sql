-- One row per decision ever made, the newest first.
with

told as (
    select
        review_decision.*,
        coalesce(fact_words.subject, corrected.subject) as subject,
        fact_words.subject is null and review_decision.verdict = 'correct' as is_added,
        article_current.title as article_title,
        review_decision.decision_id in (select undoes from review_decision where undoes is not null) as is_undone
    from review_decision
    inner join article_current using (article_id)
    left join fact_words using (extraction_id, kind, fact_key)
    -- A fact that was added stands under the decision alone, also when that was taken back.
    left join fact_words as corrected
        on
            coalesce(review_decision.undoes, review_decision.decision_id) = corrected.extraction_id
            and review_decision.kind = corrected.kind
            and review_decision.fact_key = corrected.fact_key
)

select told.*, count(*) over () as total
from told
order by decision_number desc
limit $limit offset $offset
