-- One row per open promise that was in the news on a day: what stood then, by what is known now.
create or replace macro open_commitments_as_of(as_of) as table
select * from commitments where status = 'open' and published_on <= as_of::date;

comment on macro table open_commitments_as_of is 'One row per open promise published on or before the day as_of';
