-- One row per decision that was made in the same moment as another one and still stands: the two belong together.
select other.*
from review_decision as one
inner join review_decision as other
    on
        one.reviewer = other.reviewer
        and one.article_id = other.article_id
        and one.decided_at = other.decided_at
        and one.decision_id <> other.decision_id
where
    one.decision_id = $decision_id
    and other.verdict <> 'undo'
    and other.decision_id not in (select undoes from review_decision where undoes is not null)
