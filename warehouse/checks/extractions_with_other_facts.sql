-- fail: the facts of an extraction are not those that were stored with it
with

fact_hash_of as (
    select extraction_id, fact_hash from organization
    union all
    select extraction_id, fact_hash from person
    union all
    select extraction_id, fact_hash from spokesperson
    union all
    select extraction_id, fact_hash from temporal_expression
    union all
    select extraction_id, fact_hash from claim
    union all
    select extraction_id, fact_hash from commitment
),

stored as (
    select
        extraction_id,
        count(*) as stored_facts,
        sha256(string_agg(fact_hash, ',' order by fact_hash)) as stored_digest
    from fact_hash_of
    group by extraction_id
)

select extraction_id, fact_count, coalesce(stored_facts, 0) as stored_facts
from extraction
left join stored using (extraction_id)
where
    fact_count is not null
    and (fact_count <> coalesce(stored_facts, 0) or facts_digest <> coalesce(stored_digest, sha256('')))
