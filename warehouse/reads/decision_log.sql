-- One row per decision ever made, the newest first.
with

told as (
    select
        review_decision.*,
        fact_words.subject,
        article_current.title as article_title,
        review_decision.decision_id in (select undoes from review_decision where undoes is not null) as is_undone
    from review_decision
    inner join article_current using (article_id)
    left join fact_words using (extraction_id, kind, fact_key)
)

select told.*, count(*) over () as total
from told
order by decision_number desc
limit $limit offset $offset
