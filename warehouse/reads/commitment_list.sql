-- One row per promise and article, the next deadline first.
with

wanted as (
    select commitments.*, article.article_id
    from commitments
    inner join article on commitments.article_url = article.url
    where
        ($status is null or status = $status)
        and ($words is null or contains(lower(concat_ws(' ', actor, trigger, action)), lower($words)))
        and ($fact_key is null or fact_key = $fact_key)
)

select wanted.*, count(*) over () as total
from wanted
order by deadline_latest nulls last, review_on nulls last, actor, action, fact_key
limit $limit offset $offset
