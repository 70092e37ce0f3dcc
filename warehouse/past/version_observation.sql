-- One row per observation of an article that had been made at $at.
create temp table version_observation as
select * from version_observation where observed_at <= $at
