-- One row per fact that counts today: those of the current extraction that nobody rejected, and what reviewers made
-- of them. Every view for analysts starts here. Reads 1_fact_words, 2_decisions_in_force and 2_extraction_current.
create or replace view facts_that_count as
with

decision as (
    select * from decisions_in_force
),

current_reading as (
    select * from extraction_current
),

fact as (
    select kind, extraction_id, fact_key, fact_hash from fact_words
),

extracted as (
    select fact.*, current_reading.article_id
    from fact
    inner join current_reading using (extraction_id)
),

judged as (
    select extracted.*, decision.verdict
    from extracted
    left join decision
        on
            extracted.article_id = decision.article_id
            and extracted.kind = decision.kind
            and extracted.fact_key = decision.fact_key
            and decision.about = 'fact'
            and (decision.sentence_stands or decision.fact_hash = extracted.fact_hash)
),

-- A correction outlives the extraction it corrects; a fact whose removal is rejected stays.
kept as (
    select
        *,
        if(about = 'fact', decision_id, extraction_id) as kept_in,
        if(about = 'fact', corrected_key, fact_key) as kept_key
    from decision
    where (about = 'fact' and verdict = 'correct') or (about = 'removal' and verdict = 'reject')
),

by_reviewer as (
    select
        kept.kind,
        kept.kept_in as extraction_id,
        kept.kept_key as fact_key,
        kept.article_id,
        kept.extraction_id as read_in
    from kept
    left join extracted
        on
            kept.article_id = extracted.article_id
            and kept.kind = extracted.kind
            and kept.fact_key = extracted.fact_key
    where
        if(
            kept.about = 'fact',
            kept.sentence_stands or kept.fact_hash = extracted.fact_hash,
            kept.sentence_stands and extracted.fact_key is null
        )
    qualify
        row_number() over (
            partition by kept.article_id, kept.kind, kept.kept_key order by kept.decision_number desc
        ) = 1
),

by_extractor as (
    select kind, extraction_id, fact_key, article_id, extraction_id as read_in
    from judged
    anti join by_reviewer using (article_id, kind, fact_key)
    where verdict is null or verdict = 'accept'
),

counted as (
    select 'extractor' as origin, * from by_extractor
    union all
    select 'reviewer', * from by_reviewer
),

placed as (
    select
        counted.*,
        current_reading.extraction_id as reading_id,
        current_reading.* exclude (extraction_id, article_id)
    from counted
    inner join current_reading using (article_id)
)

select * from placed;

comment on view facts_that_count is
    'One row per fact that counts today: those of the current extraction nobody rejected, as reviewers left them';
comment on column facts_that_count.origin is 'extractor, or reviewer: corrected, or kept though it is found no more';
comment on column facts_that_count.extraction_id is
    'Where the fact stands in the table of its kind: extraction.extraction_id, or the decision of a correction';
comment on column facts_that_count.read_in is 'Extraction that read the fact, or showed it to the reviewer';
comment on column facts_that_count.reading_id is
    'Extraction of its article that counts (extraction.extraction_id), also for a fact that a reviewer put there';
comment on column facts_that_count.article_title is 'Title of the article';
comment on column facts_that_count.article_url is 'Canonical address of the article';
comment on column facts_that_count.site is 'Name of the outlet, else the host of its address';
