-- Who is named in an article, and who speaks for whom.

create table mention (
    extraction_id text not null,
    label text not null,
    mention text not null,
    mention_part text not null,
    mention_start integer not null,
    mention_end integer not null,
    check (mention_start < mention_end)
);
comment on table mention is 'One row per named entity in the text';
comment on column mention.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column mention.label is 'PERSON, ORG, LOC, FAC, NORP, PRODUCT, EVENT, MONEY, DATE or MISC';
comment on column mention.mention is 'The words';
comment on column mention.mention_part is 'Whether mention stands in the title or the text';
comment on column mention.mention_start is 'Where mention begins, in characters (code points) from 0';
comment on column mention.mention_end is 'Where mention ends (first character after it)';

create table organization (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    name text not null,
    aliases text[] not null,
    rule text not null
);
comment on table organization is 'One row per organization an extraction found';
comment on column organization.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column organization.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column organization.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column organization.ordinal is 'Tells apart facts of one article that are about the same; counts from 0';
comment on column organization.name is 'The fullest form the article uses';
comment on column organization.aliases is 'Distinct forms the article uses, in order of appearance';
comment on column organization.rule is 'Which rule found it';

create table organization_mention (
    extraction_id text not null,
    fact_key text not null,
    ordinal integer not null,
    mention text not null,
    mention_part text not null,
    mention_start integer not null,
    mention_end integer not null,
    check (mention_start < mention_end)
);
comment on table organization_mention is 'One row per place where an organization is named';
comment on column organization_mention.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column organization_mention.fact_key is 'Organization (organization.fact_key)';
comment on column organization_mention.ordinal is 'Order of appearance, from 0';
comment on column organization_mention.mention is 'The words';
comment on column organization_mention.mention_part is 'Whether mention stands in the title or the text';
comment on column organization_mention.mention_start is 'Where mention begins, in characters (code points) from 0';
comment on column organization_mention.mention_end is 'Where mention ends (first character after it)';

create table person (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    name text not null
);
comment on table person is 'One row per person an extraction found';
comment on column person.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column person.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column person.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column person.ordinal is 'Tells apart facts of one article that are about the same; counts from 0';
comment on column person.name is 'The fullest form the article uses, without titles';

create table person_mention (
    extraction_id text not null,
    fact_key text not null,
    ordinal integer not null,
    mention text not null,
    mention_part text not null,
    mention_start integer not null,
    mention_end integer not null,
    check (mention_start < mention_end)
);
comment on table person_mention is 'One row per place where a person is named';
comment on column person_mention.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column person_mention.fact_key is 'Person (person.fact_key)';
comment on column person_mention.ordinal is 'Order of appearance, from 0';
comment on column person_mention.mention is 'The words';
comment on column person_mention.mention_part is 'Whether mention stands in the title or the text';
comment on column person_mention.mention_start is 'Where mention begins, in characters (code points) from 0';
comment on column person_mention.mention_end is 'Where mention ends (first character after it)';

create table spokesperson (
    extraction_id text not null,
    fact_key text not null,
    fact_hash text not null,
    ordinal integer not null,
    person text,
    organization text not null,
    capacity text not null,
    role text,
    role_part text,
    role_start integer,
    role_end integer,
    evidence text not null,
    evidence_part text not null,
    evidence_start integer not null,
    evidence_end integer not null,
    rule text not null,
    check (role_start < role_end),
    check (evidence_start < evidence_end)
);
comment on table spokesperson is 'One row per person who speaks for, or holds a position in, an organization';
comment on column spokesperson.extraction_id is 'Extraction it belongs to (extraction.extraction_id)';
comment on column spokesperson.fact_key is 'What the fact is about, the same in every extraction of the article';
comment on column spokesperson.fact_hash is 'What the fact says: same key and another hash means it changed';
comment on column spokesperson.ordinal is 'Tells apart facts of one article that are about the same; counts from 0';
comment on column spokesperson.person is 'Fullest name the article uses; null: unnamed ("a Meta spokesperson")';
comment on column spokesperson.organization is 'Fullest form the article uses';
comment on column spokesperson.capacity is 'press, leader, official or expert';
comment on column spokesperson.role is 'The words of the role; null: not stated';
comment on column spokesperson.role_part is 'Whether role stands in the title or the text; null: not stated';
comment on column spokesperson.role_start is 'Where role begins, in characters (code points) from 0; null: not stated';
comment on column spokesperson.role_end is 'Where role ends (first character after it); null: not stated';
comment on column spokesperson.evidence is 'The shortest clause that carries the tie and the speaking';
comment on column spokesperson.evidence_part is 'Whether evidence stands in the title or the text';
comment on column spokesperson.evidence_start is 'Where evidence begins, in characters (code points) from 0';
comment on column spokesperson.evidence_end is 'Where evidence ends (first character after it)';
comment on column spokesperson.rule is 'Which rule found it';
