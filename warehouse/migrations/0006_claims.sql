-- Who said what, and by which hops it reached the article.

create table claim (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    kind text not null,
    source text,
    cue text,
    content text not null,
    speaker text,
    organization text,
    nested boolean not null,
    rule text not null
);
comment on table claim is 'One row per statement or quotation attributed to someone';
comment on column claim.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column claim.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column claim.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column claim.ordinal is 'Tells apart facts of one article that are about the same; counts from 0';
comment on column claim.kind is 'direct, indirect or mixed: how much stands in quotation marks';
comment on column claim.source is
    'Words naming the source; discontinuous parts joined by " ... "; null: none in the text';
comment on column claim.cue is 'Words of saying; null: a quotation that carries on without them';
comment on column claim.content is 'What is said; discontinuous parts joined by " ... "';
comment on column claim.speaker is 'The source resolved to a person; null: no person, or unnamed';
comment on column claim.organization is 'Whom the speaker speaks for, or the source itself; null: not known';
comment on column claim.nested is 'Whether it stands inside the content of another claim';
comment on column claim.rule is 'Which rule found it';

create table claim_span (
    extraction_id text not null,
    fact_key text not null,
    role text not null,
    ordinal integer not null,
    words text not null,
    words_part text not null,
    words_start integer not null,
    words_end integer not null,
    check (words_start < words_end)
);
comment on table claim_span is 'One row per continuous piece of a claim''s source, cue or content';
comment on column claim_span.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column claim_span.fact_key is 'Claim (claim.fact_key)';
comment on column claim_span.role is 'source, cue or content';
comment on column claim_span.ordinal is 'Order within the role, from 0';
comment on column claim_span.words is 'The words';
comment on column claim_span.words_part is 'Whether words stands in the title or the text';
comment on column claim_span.words_start is 'Where words begins, in characters (code points) from 0';
comment on column claim_span.words_end is 'Where words ends (first character after it)';

create table attribution (
    extraction_id text not null,
    fact_key text not null,
    ordinal integer not null,
    name text not null,
    relation text not null,
    source text not null,
    source_part text not null,
    source_start integer not null,
    source_end integer not null,
    cue text,
    cue_part text,
    cue_start integer,
    cue_end integer,
    check (source_start < source_end),
    check (cue_start < cue_end)
);
comment on table attribution is 'One row per hop by which a claim reached the article';
comment on column attribution.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column attribution.fact_key is 'Claim (claim.fact_key)';
comment on column attribution.ordinal is 'Order from the origin (0) to the article';
comment on column attribution.name is 'Who passed it on, in the fullest form the article uses';
comment on column attribution.relation is 'said, told, reported, cited by, per, according to, ...';
comment on column attribution.source is 'The words that name them';
comment on column attribution.source_part is 'Whether source stands in the title or the text';
comment on column attribution.source_start is 'Where source begins, in characters (code points) from 0';
comment on column attribution.source_end is 'Where source ends (first character after it)';
comment on column attribution.cue is 'The words of passing on; null: none';
comment on column attribution.cue_part is 'Whether cue stands in the title or the text; null: none';
comment on column attribution.cue_start is 'Where cue begins, in characters (code points) from 0; null: none';
comment on column attribution.cue_end is 'Where cue ends (first character after it); null: none';
