-- fail: one extraction holds two facts of the same key
select extraction_id, fact_key, count(*) as facts
from facts
group by extraction_id, fact_key
having count(*) > 1
