-- One row per name: how the articles that have it as their fullest form use it. $name_ids: the names.
with

wanted as (
    select name_id, kind, folded from entity_name where name_id in (select unnest($name_ids))
),

named as (
    select 'organization' as kind, extraction_id, fact_key, name from organization
    union all
    select 'person', extraction_id, fact_key, name from person
),

used as (
    select wanted.name_id, named.name, named.extraction_id, named.fact_key, facts_that_count.article_id
    from named
    inner join folded_name using (name)
    inner join wanted on named.kind = wanted.kind and folded_name.folded = wanted.folded
    inner join facts_that_count
        on
            named.kind = facts_that_count.kind
            and named.extraction_id = facts_that_count.extraction_id
            and named.fact_key = facts_that_count.fact_key
),

written as (
    select name_id, name, count(distinct article_id) as articles
    from used
    group by name_id, name
),

writings as (
    select name_id, list(name order by articles desc, name) as written
    from written
    group by name_id
),

form as (
    select extraction_id, fact_key, mention from organization_mention
    union all
    select extraction_id, fact_key, mention from person_mention
),

also_called as (
    select used.name_id, folded_name.folded, count(distinct used.article_id) as articles
    from used
    inner join form using (extraction_id, fact_key)
    inner join folded_name on form.mention = folded_name.name
    inner join wanted using (name_id)
    where folded_name.folded <> wanted.folded
    group by used.name_id, folded_name.folded
),

also_called_list as (
    select name_id, list((folded, articles) order by folded) as also
    from also_called
    group by name_id
),

counted as (
    select name_id, count(distinct article_id) as articles from used group by name_id
)

select
    wanted.kind,
    wanted.folded,
    coalesce(writings.written, []) as written,
    coalesce(counted.articles, 0) as articles,
    coalesce(also_called_list.also, []) as also
from wanted
left join writings using (name_id)
left join counted using (name_id)
left join also_called_list using (name_id)
order by wanted.kind, wanted.folded
