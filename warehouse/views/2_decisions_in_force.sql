-- One row per fact, removal or article that somebody decided: the last decision that was not taken back.
create or replace view decisions_in_force as
with

taken_back as (
    select undoes as decision_id from review_decision where verdict = 'undo'
),

last_decision as (
    select *
    from review_decision
    anti join taken_back using (decision_id)
    where verdict <> 'undo'
    qualify
        row_number() over (
            partition by article_id, about, kind, fact_key order by decision_number desc
        ) = 1
),

-- A sentence stands while its words do: quotation marks and blanks may have changed.
compared as (
    select
        last_decision.*,
        contains(
            concat(
                ' ', regexp_replace(article_current.title, '[^\pL\pN]+', ' ', 'g'),
                ' ', regexp_replace(article_current.text, '[^\pL\pN]+', ' ', 'g'), ' '
            ),
            concat(' ', trim(regexp_replace(last_decision.sentence, '[^\pL\pN]+', ' ', 'g')), ' ')
        ) as sentence_stands
    from last_decision
    inner join article_current using (article_id)
)

select * from compared;

comment on view decisions_in_force is
    'One row per fact, removal or article that somebody decided: the last decision that was not taken back';
comment on column decisions_in_force.sentence_stands is
    'Whether the words of the sentence still stand in the article; if not, a changed fact is asked again';
