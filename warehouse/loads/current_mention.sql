-- One row per mention, of its latest revision: what a linking looks at several times, worked out once.
create or replace temporary table current_mention as
with

latest as (
    select
        *,
        -- "Postponed the launch" is read as a promise and as news of one: as news it is compared with others.
        kind = 'promise' and bool_or(kind <> 'promise') over (
            partition by extraction_id, trigger_part, trigger_start
        ) as is_news,
        min(reported_at) over (partition by mention_key) as first_reported_at,
        regexp_extract_all(lower(act), '[[:alnum:]]{3,}') as words
    from commitment_mentions
    qualify row_number() over (partition by mention_key order by is_current desc, learned_at desc, version_id) = 1
)

-- How the words begin that tell what is done to what; of an act of one word, that word.
select
    * exclude (words),
    list_distinct(
        list_transform(
            list_filter(
                if(len(words) > 1, words[2:], words),
                lambda word: word not in (
                    'all', 'and', 'any', 'are', 'for', 'from', 'has', 'her', 'his', 'into', 'its', 'more', 'new',
                    'next', 'not', 'off', 'one', 'our', 'out', 'over', 'per', 'that', 'the', 'their', 'this', 'two',
                    'was', 'will', 'with', 'year', 'years'
                )
            ),
            lambda word: left(word, 4)
        )
    ) as beginnings
from latest
