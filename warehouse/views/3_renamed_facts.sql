-- No row: a comparison in SQL alone takes facts for the same where their keys are. newsfacts diff works out more,
-- from where their words stand, and gives that to fact_changes in the shape of this view.
create or replace view renamed_facts as
select
    null::text as before_id,
    null::text as after_id,
    null::text as before_key,
    null::text as after_key
where false;

comment on view renamed_facts is
    'No row: the shape in which fact_changes is told which facts are the same in spite of their keys';
comment on column renamed_facts.before_id is 'Extraction before (extraction.extraction_id)';
comment on column renamed_facts.after_id is 'Extraction after (extraction.extraction_id)';
comment on column renamed_facts.before_key is 'The fact''s key before';
comment on column renamed_facts.after_key is 'Its key after';
