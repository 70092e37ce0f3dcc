-- fail: a reviewer's correction has no fact that says what it corrects to
select decision_id, kind, fact_key, corrected_key
from review_decision
anti join fact_words
    on
        review_decision.decision_id = fact_words.extraction_id
        and review_decision.corrected_key = fact_words.fact_key
where verdict = 'correct'
