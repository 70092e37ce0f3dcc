-- One row per decision in force on a fact of an article, whether it holds, and whether it added the fact.
select
    decisions_in_force.*,
    seen.fact_key is null as is_added,
    coalesce(decisions_in_force.sentence_stands or decisions_in_force.fact_hash = today.fact_hash, false) as holds
from decisions_in_force
left join facts as today
    on
        decisions_in_force.article_id = today.article_id
        and decisions_in_force.kind = today.kind
        and decisions_in_force.fact_key = today.fact_key
        and today.is_current
left join fact_words as seen
    on
        decisions_in_force.extraction_id = seen.extraction_id
        and decisions_in_force.kind = seen.kind
        and decisions_in_force.fact_key = seen.fact_key
where decisions_in_force.article_id = $article_id and decisions_in_force.about <> 'article'
