-- warn: the current version of an article was never read by an extractor
select article_current.article_id, article_current.url, article_current.current_since
from article_current
anti join extraction_promotion using (version_id)
