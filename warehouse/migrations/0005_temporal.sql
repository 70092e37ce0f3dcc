-- Time expressions, and when to look again at what has no date.

create table temporal_expression (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    expression text not null,
    expression_part text not null,
    expression_start integer not null,
    expression_end integer not null,
    timex_type text not null,
    timex_value text not null,
    timex_mod text,
    covers_from date,
    covers_to date,
    earliest date,
    latest date,
    relation text not null,
    vague boolean not null,
    granularity text not null,
    anchor_kind text,
    anchor_text text,
    unresolved text,
    rule text not null,
    check (expression_start < expression_end),
    check (earliest <= latest),
    check (covers_from <= covers_to)
);
comment on table temporal_expression is
    'One row per time expression, read as of the day of publication (ISO-TimeML TIMEX3)';
comment on column temporal_expression.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column temporal_expression.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column temporal_expression.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column temporal_expression.ordinal is
    'Tells apart facts of one article that are about the same; counts from 0';
comment on column temporal_expression.expression is 'The words, without their preposition';
comment on column temporal_expression.expression_part is 'Whether expression stands in the title or the text';
comment on column temporal_expression.expression_start is 'Where expression begins, in characters (code points) from 0';
comment on column temporal_expression.expression_end is 'Where expression ends (first character after it)';
comment on column temporal_expression.timex_type is 'DATE, TIME, DURATION or SET';
comment on column temporal_expression.timex_value is
    'TIMEX3 value such as 2026-06, P30D or FUTURE_REF; empty: none known';
comment on column temporal_expression.timex_mod is 'TIMEX3 mod: START, MID, END, APPROX, ...; null: none';
comment on column temporal_expression.covers_from is 'First day of the value itself; null: no bound';
comment on column temporal_expression.covers_to is 'Last day of the value itself; null: no bound';
comment on column temporal_expression.earliest is
    'First day allowed once the relation is applied; null: no bound from the text';
comment on column temporal_expression.latest is
    'Last day allowed once the relation is applied; null: no bound from the text';
comment on column temporal_expression.relation is
    'AT, BY, BEFORE, AFTER, NOT_BEFORE, UNTIL, SINCE, WITHIN, FROM, BETWEEN, EVERY or NONE';
comment on column temporal_expression.vague is
    'Whether the bounds are a reading of a fuzzy word (soon, early), not a statement';
comment on column temporal_expression.granularity is 'time, day, week, month, quarter, half, year, decade or duration';
comment on column temporal_expression.anchor_kind is
    'What it was counted from: PUBLISHED, MENTION or EVENT; null: absolute';
comment on column temporal_expression.anchor_text is 'Words of the anchor; null: none in the text';
comment on column temporal_expression.unresolved is 'Why no day is given; null: resolved, or nothing to resolve';
comment on column temporal_expression.rule is 'Which rule found it';

create table review_policy (
    rule text primary key,
    days integer not null,
    reason text not null
);
comment on table review_policy is
    'One row per kind of deadline without a last day: after how many days to look again. Yours to change';
comment on column review_policy.rule is
    'A TIMEX3 value (FUTURE_REF), EVENT for an undated event, or OPEN for everything else';
comment on column review_policy.days is 'Days after publication, or after the earliest day if that is later';
comment on column review_policy.reason is 'Why that long';
insert into review_policy values
    ('OPEN', 90, 'A promise without a date is worth a look each quarter'),
    ('FUTURE_REF', 60, '"Soon" in the news rarely means later than two months'),
    ('EVENT', 30, 'The event it waits for may have happened');
