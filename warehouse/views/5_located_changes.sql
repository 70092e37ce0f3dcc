-- One row per fact that differs between two extractions, in words, with the article whose revision was read.
-- pairs: a table of before_id, after_id and version_id.
create or replace macro located_changes(pairs) as table
with

pair as (
    select before_id, after_id, version_id from query_table(pairs)
),

located as (
    select
        changed.kind,
        changed.change,
        changed.subject,
        changed.before,
        changed.after,
        article_version.title as article_title,
        article_version.url as article_url,
        pair.version_id,
        changed.fact_key
    from changed_facts(pairs) as changed
    inner join pair using (before_id, after_id)
    inner join article_version using (version_id)
)

select * from located;

comment on macro table located_changes is
    'One row per fact that differs between pairs of extractions, in words, and its article';
