-- One row per promise that its article leaves open.
create or replace view open_commitments as
select * from commitments where status = 'open';

comment on view open_commitments is 'One row per promise and article that its article leaves open';
