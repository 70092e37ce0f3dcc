-- One row: the set of views just built.
insert into view_set values ($digest, $built_at)
