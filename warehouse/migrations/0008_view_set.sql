-- Which set of views the file has.

create table view_set (
    digest text not null,
    built_at timestamp not null
);
comment on table view_set is
    'One row per set of views this file has had; the newest is the one it has. Views are rebuilt when theirs differs';
comment on column view_set.digest is 'Digest of the SQL of all views';
comment on column view_set.built_at is 'When they were built (UTC)';
