-- One row per article whose review is complete.
select article_id from review_progress where is_complete order by article_url
