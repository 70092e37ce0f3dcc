-- One row per article that has been read, the newest first.
with

wanted as (
    select *
    from review_progress
    where $words is null or contains(lower(concat_ws(' ', article_title, site)), lower($words))
)

select wanted.*, count(*) over () as total
from wanted
order by published desc nulls last, article_title, article_id
limit $limit offset $offset
