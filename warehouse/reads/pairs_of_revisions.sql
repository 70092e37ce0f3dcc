-- One row: the readings of two revisions of the article with this id or address. Without $after the latest revision,
-- without $before the one read before it.
with

own as (
    select readings.*
    from readings
    inner join article using (article_id)
    where article.article_id = $article or article.url = $article
),

later as (
    select * from own
    where version_id = $after or ($after is null and recency = 1)
),

earlier as (
    select own.*
    from own
    inner join later using (article_id)
    where own.version_id = $before or ($before is null and own.recency = later.recency + 1)
)

select earlier.extraction_id as before_id, later.extraction_id as after_id
from earlier
inner join later using (article_id)
