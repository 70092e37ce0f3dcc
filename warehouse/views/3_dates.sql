-- One row per time expression, in the extraction that counts.
create or replace view dates as
with

dated as (
    select
        temporal_expression.expression,
        temporal_expression.earliest,
        temporal_expression.latest,
        temporal_expression.relation,
        temporal_expression.vague,
        temporal_expression.granularity,
        temporal_expression.timex_type,
        temporal_expression.timex_value,
        temporal_expression.timex_mod,
        temporal_expression.covers_from,
        temporal_expression.covers_to,
        temporal_expression.anchor_kind,
        temporal_expression.anchor_text,
        temporal_expression.direction,
        temporal_expression.unresolved,
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        temporal_expression.rule,
        temporal_expression.fact_key,
        temporal_expression.extraction_id
    from temporal_expression
    inner join extraction_current using (extraction_id)
)

select * from dated;

comment on view dates is 'One row per time expression and article: the days it means';
comment on column dates.article_title is 'Title of the article';
comment on column dates.article_url is 'Canonical address of the article';
comment on column dates.site is 'Name of the outlet, else the host of its address';
