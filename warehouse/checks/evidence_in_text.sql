-- fail: the words of a fact's evidence do not stand in the stored text where the fact says
with

home as (
    select extraction_id, version_id from extraction
    union all
    select decision_id, version_id from review_decision where verdict = 'correct'
),

located as (
    select
        fact_spans.*,
        substring(
            case part when 'title' then article_version.title else article_version.text end,
            start_offset + 1,
            end_offset - start_offset
        ) as stored_words
    from fact_spans
    inner join home using (extraction_id)
    inner join article_version using (version_id)
)

select * from located where stored_words is distinct from words
