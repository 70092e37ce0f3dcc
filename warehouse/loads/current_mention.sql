-- One row per mention, of its latest revision: what a linking looks at several times, worked out once.
create or replace temporary table current_mention as
select
    *,
    list_distinct(
        list_transform(regexp_extract_all(lower(act), '[[:alnum:]]{3,}'), lambda word: left(word, 4))
    ) as beginnings,
    -- "Postponed the launch" is read as a promise and as news of one: as news it is compared with others.
    kind = 'promise' and bool_or(kind <> 'promise') over (
        partition by extraction_id, trigger_part, trigger_start
    ) as is_news,
    min(reported_at) over (partition by mention_key) as first_reported_at
from commitment_mentions
qualify row_number() over (partition by mention_key order by is_current desc, learned_at desc, version_id) = 1
