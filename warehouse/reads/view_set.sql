-- One row: the digest of the views the file has; none: it has had none yet.
select digest from view_set order by built_at desc limit 1
