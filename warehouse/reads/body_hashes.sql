-- One row per page, as bytes, from which a version was read.
select distinct body_hash from article_version where body_hash is not null order by body_hash
