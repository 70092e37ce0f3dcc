-- fail: an article has no current version
select article_id, url from article anti join article_current using (article_id)
