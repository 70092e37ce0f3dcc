-- What goes by another name now: promises still open are commitments where status = 'open', and an organization or a
-- person leads to its entity by fact_entity.

drop view if exists open_commitments;
drop view if exists organization_entity;
drop view if exists person_entity;
