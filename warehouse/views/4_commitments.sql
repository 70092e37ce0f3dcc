-- One row per promise, with its deadline and the people and outlets through whom we heard of it.
create or replace view commitments as
with

current_commitment as (
    select commitment.*, facts_that_count.* exclude (extraction_id, fact_key, kind)
    from commitment
    inner join facts_that_count using (extraction_id, fact_key)
    where facts_that_count.kind = 'commitment'
),

act as (
    select
        fact_key as act_key,
        read_in,
        action_part as act_part,
        action_start as act_start,
        action_end as act_end,
        deadline_part,
        deadline_start,
        deadline_end
    from current_commitment
),

heard as (
    select
        reported.act_key as fact_key,
        reported.read_in,
        claims.said_by,
        claims.chain
    from reporting_claims('act') as reported
    inner join claims on reported.read_in = claims.extraction_id and reported.claim_key = claims.fact_key
),

judged as (
    select
        current_commitment.*,
        heard.said_by,
        heard.chain,
        coalesce(how_due(deadline_latest, deadline_vague, ruled.review_rule), 'open') as due,
        ruled.review_rule
    from current_commitment
    left join deadline_rules('act') as ruled
        on current_commitment.fact_key = ruled.act_key and current_commitment.read_in = ruled.read_in
    left join heard
        on current_commitment.fact_key = heard.fact_key and current_commitment.read_in = heard.read_in
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
            judged.deadline_latest, look_again_on(judged.published_on, judged.deadline_earliest, judged.review_rule)
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
