-- One row per statement or quotation, with the chain by which it reached the article.
create or replace view claims as
with

chains as (
    select
        extraction_id,
        fact_key,
        min_by(name, ordinal) as origin,
        max_by(name, ordinal) as last_hop,
        count(*) as hops,
        string_agg(name, ' → ' order by ordinal) as chain
    from attribution
    group by extraction_id, fact_key
),

content_starts as (
    select
        extraction_id,
        fact_key,
        min_by(words_part, ordinal) as content_part,
        min_by(words_start, ordinal) as content_start
    from claim_span
    where role = 'content'
    group by extraction_id, fact_key
),

stated as (
    select
        coalesce(claim.speaker, claim.organization, claim.source) as said_by,
        claim.speaker,
        claim.organization,
        claim.content,
        claim.kind,
        claim.source,
        claim.cue,
        chains.origin,
        chains.chain,
        coalesce(chains.hops, 0) as hops,
        extraction_current.article_title,
        extraction_current.article_url,
        extraction_current.site,
        extraction_current.published,
        extraction_current.published_on,
        content_starts.content_part,
        content_starts.content_start,
        claim.rule,
        claim.fact_key,
        claim.extraction_id
    from claim
    inner join extraction_current using (extraction_id)
    left join chains using (extraction_id, fact_key)
    left join content_starts using (extraction_id, fact_key)
)

select * from stated;

comment on view claims is 'One row per statement or quotation and article; chain runs from the origin to the last hop';
comment on column claims.said_by is
    'Speaker, else organization, else the words naming the source; null: none in the text';
comment on column claims.origin is 'Where the chain begins; null: no chain';
comment on column claims.chain is 'Everyone who passed it on, from the origin to the last hop; null: no chain';
comment on column claims.hops is 'Length of the chain';
comment on column claims.content_part is 'Whether the content begins in the title or the text';
comment on column claims.content_start is 'Where the content begins, in characters (code points) from 0';
comment on column claims.article_title is 'Title of the article';
comment on column claims.article_url is 'Canonical address of the article';
comment on column claims.site is 'Name of the outlet, else the host of its address';
