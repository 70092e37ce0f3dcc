-- One row per fact that a reviewer should look at: it changed since the article was last reviewed (or since its
-- previous reading), or it is doubtful, and nobody has decided on it.
create or replace view review_queue as
with

-- Views that are read several times are named here, to be planned and derived once.
in_force as (
    from decisions_in_force
),

current_reading as (
    from extraction_current
),

words as (
    from fact_words
),

reviewed_article as (
    select article_id, extraction_id from in_force where about = 'article'
),

current_promotion as (
    select
        current_reading.article_id,
        current_reading.extraction_id,
        max(extraction_promotion.promotion_number) as promotion_number
    from current_reading
    inner join extraction_promotion using (extraction_id)
    group by current_reading.article_id, current_reading.extraction_id
),

previous as (
    select
        current_promotion.article_id,
        max_by(extraction.extraction_id, extraction_promotion.promotion_number) as extraction_id
    from current_promotion
    inner join extraction
        on
            current_promotion.article_id = extraction.article_id
            and current_promotion.extraction_id <> extraction.extraction_id
    inner join extraction_promotion
        on
            extraction.extraction_id = extraction_promotion.extraction_id
            and extraction_promotion.promotion_number < current_promotion.promotion_number
    where extraction.skipped is null
    group by current_promotion.article_id
),

compared as (
    select
        current_reading.article_id,
        current_reading.extraction_id,
        current_reading.version_id,
        coalesce(reviewed_article.extraction_id, previous.extraction_id) as before_id,
        reviewed_article.extraction_id is not distinct from current_reading.extraction_id as is_reviewed
    from current_reading
    left join reviewed_article using (article_id)
    left join previous using (article_id)
    where current_reading.skipped is null
),

pair as (
    select before_id, extraction_id as after_id from compared where before_id <> extraction_id
),

-- Once for both sides, and of few articles: most have been read once.
paired_field as materialized (
    select * from fact_fields where extraction_id in (select unnest([before_id, after_id]) from pair)
),

change as (
    select distinct before_id, after_id, kind, before_key, after_key, change
    from fact_changes('pair', before_fields := 'paired_field', after_fields := 'paired_field')
),

-- Below which confidence a commitment is asked about: the setting review.low_confidence, else its default.
asked as (
    select coalesce(getvariable('low_confidence')::double, 0.5) as low_confidence
),

doubt as (
    select extraction_id, fact_key, 'low confidence' as reason, confidence
    from commitment, asked
    where confidence < low_confidence
    union all
    select extraction_id, fact_key, 'unresolved date', null from temporal_expression where unresolved is not null
),

current_fact as (
    select
        compared.article_id,
        fact.kind,
        fact.fact_key,
        fact.fact_hash,
        fact.extraction_id,
        compared.version_id,
        fact.subject,
        fact.rule,
        former.says as before,
        fact.says as after,
        doubt.reason as doubt,
        doubt.confidence,
        compared.is_reviewed,
        change.change
    from compared
    inner join words as fact using (extraction_id)
    left join doubt using (extraction_id, fact_key)
    left join change
        on
            compared.extraction_id = change.after_id
            and fact.kind = change.kind
            and fact.fact_key = change.after_key
    left join words as former
        on
            change.before_id = former.extraction_id
            and change.kind = former.kind
            and change.before_key = former.fact_key
),

removed_fact as (
    select
        compared.article_id,
        fact.kind,
        fact.fact_key,
        fact.fact_hash,
        fact.extraction_id,
        extraction.version_id,
        fact.subject,
        fact.rule,
        fact.says as before,
        null as after,
        null as doubt,
        null as confidence,
        false as is_reviewed,
        change.change
    from change
    inner join compared on change.after_id = compared.extraction_id
    inner join extraction on change.before_id = extraction.extraction_id
    inner join words as fact
        on
            change.before_id = fact.extraction_id
            and change.kind = fact.kind
            and change.before_key = fact.fact_key
    where change.change = 'removed'
),

paired as (
    from current_fact
    union all
    from removed_fact
),

told as (
    select
        paired.* exclude (change, is_reviewed),
        if(change = 'removed', 'removal', 'fact') as about,
        change,
        if(paired.is_reviewed, null, doubt) as open_doubt,
        compared.before_id,
        compared.extraction_id as after_id
    from paired
    inner join compared using (article_id)
),

decided as (
    select
        told.*,
        in_force.decision_id is not null as was_decided,
        coalesce(
            in_force.sentence_stands or in_force.fact_hash = told.fact_hash, false
        ) as is_decided
    from told
    left join in_force
        on
            told.article_id = in_force.article_id
            and told.about = in_force.about
            and told.kind = in_force.kind
            and told.fact_key = in_force.fact_key
),

-- What the reviewer put there already is not asked about when an extractor comes to see it too.
agreed as (
    select in_force.article_id, in_force.kind, in_force.corrected_key as fact_key
    from in_force
    where verdict = 'correct' and sentence_stands
),

waiting as (
    select
        decided.kind,
        list_filter(
            [if(was_decided, 'asked again', null), change, open_doubt], lambda reason: reason is not null
        ) as reasons,
        decided.subject,
        decided.before,
        decided.after,
        decided.confidence,
        current_reading.article_title,
        current_reading.article_url,
        current_reading.site,
        current_reading.published_on,
        decided.rule,
        decided.about,
        decided.article_id,
        decided.version_id,
        decided.extraction_id,
        decided.fact_key,
        decided.fact_hash,
        decided.before_id,
        decided.after_id
    from decided
    inner join current_reading using (article_id)
    anti join agreed using (article_id, kind, fact_key)
    where
        not is_decided
        and (was_decided or change is not null or open_doubt is not null)
)

select * from waiting;

comment on view review_queue is
    'One row per fact a reviewer should look at: changed since the last review or reading, or doubtful, and undecided';
comment on column review_queue.reasons is
    'asked again: sentence and fact changed since it was decided; added, changed or removed; low confidence (below
the setting review.low_confidence, 0.5 unless you chose another) or unresolved date';
comment on column review_queue.before is 'What it said before; null: it is new, or there is no earlier reading';
comment on column review_queue.after is 'What it says now; null: it is gone';
comment on column review_queue.about is 'fact, or removal of a fact';
comment on column review_queue.extraction_id is 'Extraction that has the fact: of a removal an earlier one';
comment on column review_queue.before_id is
    'Extraction it was compared with: at the last review, else the previous one; null: there is none';
comment on column review_queue.after_id is 'Current extraction of the article';
