-- One row per reading that had come to count at $at.
create temp table extraction_promotion as
select * from extraction_promotion where promoted_at <= $at
