-- One row per promise of an organization or person, as it stands today. Named in any form that some article uses.
create or replace macro commitments_by(org) as table
with

meant as (
    select distinct actor_key
    from commitment_mentions
    where kind = 'promise' and (contains(lower(actor), lower(org)) or contains(lower(actor_name), lower(org)))
)

select * from commitment_status(current_date) semi join meant using (actor_key)
order by status, deadline_latest nulls last, thread_id;

comment on macro table commitments_by is
    'One row per promise of whoever some article calls by a name that contains org, as it stands today';
