-- One row per fact that waits for a reviewer, the most consequential kinds first.
with

wanted as (
    select
        *,
        list_position(['commitment', 'claim', 'spokesperson', 'organization', 'person', 'date'], kind) as weight,
        regexp_extract(article_url, '^https?://([^/?#]+)', 1) as host
    from review_queue
    where
        ($kind is null or kind = $kind)
        and ($reason is null or list_contains(reasons, $reason))
        and ($site is null or site = $site)
        and ($article_id is null or article_id = $article_id)
        and ($fact_key is null or fact_key = $fact_key)
        and (
            $words is null
            or contains(lower(concat_ws(' ', subject, before, after, article_title)), lower($words))
        )
)

select wanted.*, count(*) over () as total
from wanted
order by weight, published_on desc nulls last, article_id, subject, fact_key
limit $limit offset $offset
