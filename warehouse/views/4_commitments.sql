-- One row per promise, with its deadline and the people and outlets through whom we heard of it.
create or replace view commitments as
with

current_commitment as (
    select commitment.*, facts_that_count.* exclude (extraction_id, fact_key, kind)
    from commitment
    inner join facts_that_count using (extraction_id, fact_key)
    where facts_that_count.kind = 'commitment'
),

-- The longest time expression inside the deadline's words tells what the deadline hangs on.
deadline_expressions as (
    select
        current_commitment.extraction_id,
        current_commitment.fact_key,
        max_by(
            temporal_expression,
            temporal_expression.expression_end - temporal_expression.expression_start
        ) as expression
    from current_commitment
    inner join temporal_expression
        on
            current_commitment.read_in = temporal_expression.extraction_id
            and current_commitment.deadline_part = temporal_expression.expression_part
            and current_commitment.deadline_start <= temporal_expression.expression_start
            and temporal_expression.expression_end <= current_commitment.deadline_end
    group by current_commitment.extraction_id, current_commitment.fact_key
),

-- The shortest claim whose content holds the promised act is the one that reports it.
reporting_claims as (
    select
        current_commitment.extraction_id,
        current_commitment.fact_key,
        current_commitment.read_in,
        min_by(claim_span.fact_key, claim_span.words_end - claim_span.words_start) as claim_key
    from current_commitment
    inner join claim_span
        on
            current_commitment.read_in = claim_span.extraction_id
            and claim_span.role = 'content'
            and current_commitment.action_part = claim_span.words_part
            and claim_span.words_start <= current_commitment.action_start
            and current_commitment.action_end <= claim_span.words_end
    group by current_commitment.extraction_id, current_commitment.fact_key, current_commitment.read_in
),

heard as (
    select
        reporting_claims.extraction_id,
        reporting_claims.fact_key,
        claims.said_by,
        claims.chain
    from reporting_claims
    inner join claims
        on
            reporting_claims.read_in = claims.extraction_id
            and reporting_claims.claim_key = claims.fact_key
),

open_policy as (
    select days as open_days from review_policy where rule = 'OPEN'
),

judged as (
    select
        current_commitment.*,
        heard.said_by,
        heard.chain,
        case
            when deadline_latest is not null and not deadline_vague then 'firm'
            when deadline_latest is not null then 'soft'
            when deadline_expressions.expression.anchor_kind = 'EVENT' then 'event'
            else 'open'
        end as due,
        case
            when deadline_expressions.expression.anchor_kind = 'EVENT' then 'EVENT'
            else deadline_expressions.expression.timex_value
        end as review_rule
    from current_commitment
    left join deadline_expressions using (extraction_id, fact_key)
    left join heard using (extraction_id, fact_key)
),

scheduled as (
    select
        judged.actor,
        judged.trigger,
        judged.action,
        judged.kind,
        judged.polarity,
        judged.status,
        judged.deadline,
        judged.deadline_relation,
        judged.deadline_earliest,
        judged.deadline_latest,
        judged.due,
        coalesce(
            judged.deadline_latest,
            greatest(judged.published_on, judged.deadline_earliest)
            + coalesce(review_policy.days, open_policy.open_days)
        ) as review_on,
        judged.counterparty,
        judged.condition,
        coalesce(judged.speaker, judged.said_by) as speaker,
        judged.chain as heard_through,
        judged.confidence,
        judged.evidence,
        judged.article_title,
        judged.article_url,
        judged.site,
        judged.published,
        judged.published_on,
        judged.rule,
        judged.fact_key,
        judged.extraction_id
    from judged
    left join review_policy on judged.review_rule = review_policy.rule
    left join open_policy on true
)

select * from scheduled;

comment on view commitments is
    'One row per promise and article: who promised what, by when, and through whom we heard it';
comment on column commitments.due is
    'firm: a last day is stated; soft: read from fuzzy words; event: waits for an undated event; open: no last day';
comment on column commitments.review_on is
    'The last day, else when to look again by review_policy; null: publication day unknown';
comment on column commitments.speaker is
    'Whose words report it, often the actor itself; null: the article reports it in its own words';
comment on column commitments.heard_through is
    'Everyone who passed it on, from the origin to the last hop, (unnamed) for a pronoun; null: the article itself';
comment on column commitments.article_title is 'Title of the article';
comment on column commitments.article_url is 'Canonical address of the article';
comment on column commitments.site is 'Name of the outlet, else the host of its address';
