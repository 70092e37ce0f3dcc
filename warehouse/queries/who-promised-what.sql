-- One row per promise and article: who promised what, by when, and through whom we heard it.
-- $organization: only actors whose name contains it. $since: only articles of that day or later.
-- $confidence: only those of at least that confidence, from 0 to 1.
with

promised as (
    select
        actor, trigger, action, kind, polarity, status, deadline, deadline_latest, due, condition, counterparty,
        speaker, heard_through, confidence, published_on, site, article_title, article_url, fact_key
    from commitments
    where
        ($organization is null or contains(lower(actor), lower($organization)))
        and ($since is null or published_on >= $since::date)
        and ($confidence is null or confidence >= $confidence::double)
)

select * from promised order by published_on desc nulls last, actor, action
