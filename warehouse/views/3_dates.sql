-- One row per time expression that counts today.
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
        facts_that_count.article_title,
        facts_that_count.article_url,
        facts_that_count.site,
        facts_that_count.published,
        facts_that_count.published_on,
        temporal_expression.rule,
        temporal_expression.fact_key,
        temporal_expression.extraction_id
    from temporal_expression
    inner join facts_that_count using (extraction_id, fact_key)
    where facts_that_count.kind = 'date'
)

select * from dated;

comment on view dates is 'One row per time expression and article: the days it means';
comment on column dates.article_title is 'Title of the article';
comment on column dates.article_url is 'Canonical address of the article';
comment on column dates.site is 'Name of the outlet, else the host of its address';
