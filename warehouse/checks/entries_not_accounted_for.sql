-- fail: a feed would count as unchanged, though a page it announced was never asked
select entry_outcomes.feed_name, entry_outcomes.url
from entry_outcomes
inner join feed_state using (feed_name)
where
    entry_outcomes.outcome = 'waiting'
    and coalesce(feed_state.etag, feed_state.last_modified, feed_state.body_hash) is not null
