-- One row per promise that its article leaves open.
create or replace view open_commitments as
select * from commitments where status = 'open';

comment on view open_commitments is 'One row per promise and article that its article leaves open';
comment on column open_commitments.due is
    'firm: a last day is stated; soft: read from fuzzy words; event: waits for an undated event; open: no last day';
comment on column open_commitments.review_on is
    'The last day, else when to look again by review_policy; null: publication day unknown';
comment on column open_commitments.speaker is
    'Whose words report it, often the actor itself; null: the article reports it in its own words';
comment on column open_commitments.heard_through is
    'Everyone who passed it on, from the origin to the last hop, (unnamed) for a pronoun; null: the article itself';
comment on column open_commitments.article_title is 'Title of the article';
comment on column open_commitments.article_url is 'Canonical address of the article';
comment on column open_commitments.site is 'Name of the outlet, else the host of its address';
