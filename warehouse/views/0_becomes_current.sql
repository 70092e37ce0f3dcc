-- Whether facts are read from a revision of that kind, as models.revision.RevisionKind has it: the others are stored,
-- and the last good revision stays current. A revision that was not judged (null) becomes current.
create or replace macro becomes_current(kind) as
kind is null or kind not in ('cosmetic', 'incomplete', 'retraction');

comment on macro becomes_current is 'Whether facts are read from a revision of that kind, from then on';
