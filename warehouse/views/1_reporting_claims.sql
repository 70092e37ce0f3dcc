-- One row per act that a claim reports: of the claims whose content holds its words, the shortest.
-- acts: a table of act_key, read_in (the extraction whose claims count), act_part, act_start and act_end.
create or replace macro reporting_claims(acts) as table
with

reporting as (
    select
        act.act_key,
        act.read_in,
        min_by(claim_span.fact_key, claim_span.words_end - claim_span.words_start) as claim_key
    from query_table(acts) as act
    inner join claim_span
        on
            act.read_in = claim_span.extraction_id
            and claim_span.role = 'content'
            and act.act_part = claim_span.words_part
            and claim_span.words_start <= act.act_start
            and act.act_end <= claim_span.words_end
    group by act.act_key, act.read_in
)

select * from reporting;

comment on macro table reporting_claims is
    'One row per act that a claim reports: the shortest claim whose content holds its words';
