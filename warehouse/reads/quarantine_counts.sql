-- One row per kind of thing in quarantine.
select kind, count(*) as items from quarantine group by kind order by kind
