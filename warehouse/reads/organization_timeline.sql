-- One row per thing the news had about an organization, the newest first: named, represented, promised, said.
with

told as (
    select
        'named' as entry, organization, null as person, array_to_string(aliases, ', ') as words,
        null as detail, published_on, site, article_title, article_url, fact_key
    from organizations
    union all
    select
        'spokesperson', organization, coalesce(person, '(unnamed)'), concat_ws(', ', role, capacity),
        null, published_on, site, article_title, article_url, fact_key
    from spokespeople
    union all
    select
        'commitment', actor, speaker, concat_ws(' ', trigger, action),
        concat_ws(', ', status, if(deadline is null, null, concat('deadline ', deadline)), condition),
        published_on, site, article_title, article_url, fact_key
    from commitments
    union all
    select
        'claim', organization, speaker, content,
        chain, published_on, site, article_title, article_url, fact_key
    from claims
    where organization is not null
)

select told.*, article.article_id
from told
inner join article on told.article_url = article.url
where told.organization = $organization
order by
    published_on desc nulls last,
    article_id,
    list_position(['commitment', 'claim', 'spokesperson', 'named'], entry),
    words,
    fact_key
