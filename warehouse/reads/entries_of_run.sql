-- One row per form of an item that the run $run_id saw first.
select
    feed_name, entry_id, link, title as entry_title, summary, authors as entry_authors,
    published_raw, published as entry_published, published_confidence,
    updated_raw, updated as entry_updated, updated_confidence
from entry
where run_id = $run_id
order by feed_name, entry_digest
