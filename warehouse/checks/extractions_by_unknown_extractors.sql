-- fail: an extraction was made by an extractor that is not stored
select extraction_id, extractor_id from extraction anti join extractor_version using (extractor_id)
