"""What one extractor found in one version of an article, and what identifies each fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from models.claims import Claim
from models.commitments import Commitment
from models.entities import Mention, Organization, Person, Spokesperson
from models.follow_ups import FollowUp
from models.identity import digest, normalize_name
from models.temporal import TemporalExpression, Timex
from models.text import TextSpan

type_of_fact = {
    Organization: "organization",
    Person: "person",
    Spokesperson: "spokesperson",
    TemporalExpression: "date",
    Claim: "claim",
    Commitment: "commitment",
}
Fact = Organization | Person | Spokesperson | TemporalExpression | Claim | Commitment

#: How a fact was found, and how sure we are: not part of what it says.
_NOT_CONTENT = frozenset({"rule", "confidence", "direction", "unresolved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractorVersion:
    """Exactly what produced an extraction: code, model, settings and cue lists."""

    version: str  #: of newsfacts
    model_name: str
    model_version: str
    config_digest: str  #: of the pipeline's configuration
    cues_digest: str  #: of the cue lists and aliases, which the configuration does not contain
    code_digest: str  #: of the extractors' source
    model_digest: str | None = None  #: of the model's files; None: not recorded, config_digest covers its scores

    @property
    def extractor_id(self) -> str:
        return digest("extractor", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The facts one extractor found in one article version."""

    article_id: str
    version_id: str
    extractor_id: str
    extracted_at: datetime
    entities: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    spokespeople: tuple[Spokesperson, ...] = ()
    dates: tuple[TemporalExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()  #: no facts of their own: evidence for what became of commitments
    skipped: str | None = None  #: why the text was not read ("language: de"); None: it was

    @property
    def extraction_id(self) -> str:
        return digest("extraction", self.version_id, self.extractor_id)

    def facts(self) -> Iterator[Fact]:
        """Every fact, in a fixed order of kinds."""
        yield from self.organizations
        yield from self.people
        yield from self.spokespeople
        yield from self.dates
        yield from self.claims
        yield from self.commitments


def fact_key(article_id: str, fact: Fact, ordinal: int = 0) -> str:
    """What a fact is about. ``ordinal`` tells apart facts of one article that are about the same."""
    return digest(type_of_fact[type(fact)], article_id, _subject(fact), ordinal)


def fact_hash(fact: Fact) -> str:
    """What a fact says: its words and fields, but neither where it stands nor which rule found it."""
    return digest(type_of_fact[type(fact)], _content(fact))


def keyed_facts(extraction: Extraction) -> Iterator[tuple[str, int, Fact]]:
    """Key, ordinal and fact, for every fact. Facts about the same count up in their order in the extraction."""
    seen: Counter[str] = Counter()
    for fact in extraction.facts():
        first_key = fact_key(extraction.article_id, fact)
        ordinal = seen[first_key]
        seen[first_key] += 1
        yield fact_key(extraction.article_id, fact, ordinal) if ordinal else first_key, ordinal, fact


def spans_of(record: Any) -> Iterator[TextSpan]:
    """Every span inside a record, at any depth."""
    if isinstance(record, TextSpan):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans_of(getattr(record, field.name))


def _subject(fact: Fact) -> list[str]:
    match fact:
        case Organization() | Person():
            return [normalize_name(fact.name)]
        case Spokesperson():
            return [normalize_name(fact.person or ""), normalize_name(fact.organization)]
        case TemporalExpression():
            return [normalize_name(fact.span.text)]
        case Claim():
            return [normalize_name(" ".join(span.text for span in fact.content))]
        case Commitment():
            return [normalize_name(fact.actor), normalize_name(fact.action.text)]


def _content(value: Any) -> Any:
    if isinstance(value, TextSpan):
        return value.text
    if isinstance(value, tuple):
        return [_content(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in _NOT_CONTENT)
        return {name: _content(getattr(value, name)) for name in names}
    return value
