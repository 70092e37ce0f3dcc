-- One row per statement or quotation, with the chain by which it reached the article.
create or replace view claims as
with

-- A pronoun that stayed unresolved names nobody: without this, "who" and "you" lead every list of sources.
pronoun as (
    select unnest([
        'anyone', 'everyone', 'he', 'her', 'him', 'i', 'it', 'me', 'one', 'others', 'she', 'some', 'someone', 'that',
        'them', 'these', 'they', 'this', 'those', 'us', 'we', 'what', 'which', 'who', 'whom', 'you'
    ]) as word
),

named as (
    select extraction_id, name, 'person' as kind from person
    union
    select extraction_id, name, 'organization' from organization
),

kind_of_name as (
    select extraction_id, name, min(kind) as kind from named group by extraction_id, name
),

hop as (
    select
        attribution.extraction_id,
        attribution.fact_key,
        attribution.ordinal,
        if(pronoun.word is null, attribution.name, '(unnamed)') as name,
        case
            when pronoun.word is not null then null
            else coalesce(kind_of_name.kind, 'description')
        end as kind
    from attribution
    left join pronoun on lower(attribution.name) = pronoun.word
    left join kind_of_name using (extraction_id, name)
),

chains as (
    select
        extraction_id,
        fact_key,
        arg_min_null(if(kind is null, null, name), ordinal) as origin,
        arg_min_null(kind, ordinal) as origin_kind,
        count(*) as hops,
        string_agg(name, ' → ' order by ordinal) as chain
    from hop
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
        coalesce(claim.speaker, claim.organization, if(pronoun.word is null, claim.source, null)) as said_by,
        claim.speaker,
        claim.organization,
        claim.content,
        claim.kind,
        claim.source,
        claim.cue,
        chains.origin,
        chains.origin_kind,
        chains.chain,
        coalesce(chains.hops, 0) as hops,
        facts_that_count.article_title,
        facts_that_count.article_url,
        facts_that_count.site,
        facts_that_count.published,
        facts_that_count.published_on,
        content_starts.content_part,
        content_starts.content_start,
        claim.rule,
        claim.fact_key,
        claim.extraction_id
    from claim
    inner join facts_that_count using (extraction_id, fact_key)
    left join pronoun on lower(claim.source) = pronoun.word
    left join chains using (extraction_id, fact_key)
    left join content_starts using (extraction_id, fact_key)
    where facts_that_count.kind = 'claim'
)

select * from stated;

comment on view claims is 'One row per statement or quotation and article; chain runs from the origin to the last hop';
comment on column claims.said_by is
    'Speaker, else organization, else the words naming the source; null: nothing but a pronoun, or none in the text';
comment on column claims.origin is 'Where the chain begins; null: with a pronoun, or no chain';
comment on column claims.origin_kind is
    'person or organization of that name in the article, else description ("officials"); null: no origin';
comment on column claims.chain is
    'Everyone who passed it on, from the origin to the last hop, (unnamed) for a pronoun; null: no chain';
comment on column claims.hops is 'Length of the chain';
comment on column claims.content_part is 'Whether the content begins in the title or the text';
comment on column claims.content_start is 'Where the content begins, in characters (code points) from 0';
comment on column claims.article_title is 'Title of the article';
comment on column claims.article_url is 'Canonical address of the article';
comment on column claims.site is 'Name of the outlet, else the host of its address';
