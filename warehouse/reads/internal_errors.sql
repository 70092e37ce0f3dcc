-- One row per thing in quarantine on which newsfacts itself failed, oldest first.
select item from quarantine where reason = 'internal_error' order by first_failed_at, item
