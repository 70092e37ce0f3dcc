-- One row per decision that threads are made of: "same" by rules as long as both actors are still one, and all that
-- reviewers decided.
with

joined as (
    select
        thread_links.first_key,
        thread_links.second_key,
        thread_links.verdict = 'same' as same,
        thread_links.decided_by = 'reviewer' as by_reviewer,
        thread_links.score,
        thread_links.rule like '%: condition' as by_condition
    from thread_links
    inner join current_mention as one on thread_links.first_key = one.mention_key
    inner join current_mention as other on thread_links.second_key = other.mention_key
    where
        case
            when decided_by = 'reviewer' then verdict <> 'unsure'
            else verdict = 'same' and (one.actor_key = other.actor_key or thread_links.rule like '%: condition')
        end
)

select * from joined order by first_key, second_key
