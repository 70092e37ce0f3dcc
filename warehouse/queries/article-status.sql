-- One row per article that is gone, moved or retracted: since when, how that showed, and how many promises it holds.
with

promises as (
    select article_url, count(*) as open_promises from commitments where status = 'open' group by article_url
),

no_longer_there as (
    select
        article_current.standing,
        article_current.standing_since,
        article_current.standing_reason,
        article_current.url as article_url,
        article_current.moved_to,
        article_current.title,
        coalesce(promises.open_promises, 0) as open_promises
    from article_current
    left join promises on article_current.url = promises.article_url
    where article_current.standing <> 'standing'
)

select * from no_longer_there order by standing_since desc, article_url
