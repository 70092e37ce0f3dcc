-- One row per article with more than one extraction that counted: what a report has a comparison of.
select article_id
from extraction
inner join extraction_promotion using (extraction_id)
where skipped is null
group by article_id
having count(distinct extraction_id) > 1
order by article_id
