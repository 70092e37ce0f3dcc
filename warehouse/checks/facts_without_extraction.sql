-- fail: a span of evidence belongs to no extraction
select * from fact_spans anti join extraction using (extraction_id)
