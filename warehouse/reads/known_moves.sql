-- One row per address an article moved to.
select address, max_by(article_id, status_number) as article_id from article_status
where address is not null
group by address
order by address
