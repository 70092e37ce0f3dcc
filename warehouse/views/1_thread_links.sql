-- One row per pair of mentions that was decided: a reviewer's last word, else the rules' last.
create or replace view thread_links as
with

taken_back as (
    select undoes as decision_id from thread_decision where verdict = 'undo'
),

standing as (
    select *
    from thread_decision
    anti join taken_back using (decision_id)
    where verdict <> 'undo'
    qualify
        row_number() over (
            partition by first_key, second_key order by decided_by = 'reviewer' desc, decision_number desc
        ) = 1
)

select * from standing;

comment on view thread_links is
    'One row per pair of mentions that was decided: a reviewer''s last word that was not taken back, else a rule''s';
