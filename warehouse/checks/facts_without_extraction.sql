-- fail: a span of evidence belongs to no extraction, and to no reviewer's correction
with

home as (
    select extraction_id from extraction
    union all
    select decision_id from review_decision where verdict = 'correct'
)

select * from fact_spans anti join home using (extraction_id)
