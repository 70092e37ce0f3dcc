-- One row per asked-for revision that is stored already, with its texts.
select version_id, title, text from article_version where version_id in (select unnest($version_ids))
