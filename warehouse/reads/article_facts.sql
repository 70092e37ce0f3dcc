-- One row per fact that counts for an article: where it stands, and whose it is.
select kind, extraction_id, fact_key, origin from facts_that_count where article_id = $article_id
