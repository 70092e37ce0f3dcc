"""What differs between two readings of the same articles: which facts, in which fields, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from models.extraction import ExtractorVersion
from models.text import TextPart


class ChangeKind(StrEnum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"  #: still there, and says something else
    MOVED = "moved"  #: says the same, and its sentence stands at another place among the others


_TURNED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


class Cause(StrEnum):
    """Why a fact changed."""

    SOURCE_EDIT = "source_edit"  #: the publisher changed the article
    TEXT_EXTRACTOR = "text_extractor"  #: the page is the same; we read another text out of it
    MODEL = "model"  #: another language model
    RULE = "rule"  #: another rule or cue list
    NORMALISER = "normaliser"  #: the same words by the same rule, read as other days
    SETTINGS = "settings"  #: of the pipeline
    ENTITY_MERGE = "entity_merge"  #: two names were taken for one thing, or one for two
    REVIEWER = "reviewer"  #: somebody decided so


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenRevisions:
    """Compare two revisions of one article, as each is read today."""

    article: str  #: its id or canonical address
    before: str | None = None  #: version id; None: the one read before ``after``
    after: str | None = None  #: version id; None: the current one


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenExtractors:
    """Compare what two extractors found, in every text that both have read."""

    before: str  #: extractor id, or its beginning
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenTimes:
    """Compare what counted at two times, for the articles that had been read at the first."""

    before: datetime
    after: datetime | None = None  #: None: now


@dataclass(frozen=True, slots=True, kw_only=True)
class ByRun:
    """Compare what counted before and after a run, for the articles that had been read before it."""

    run_id: str | None = None  #: None: the last run that changed which readings count


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPromotion:
    """Compare what counts today with what an extractor found that does not count yet, in the current texts."""

    extractor: str  #: its id, or the beginning of it


Comparison = BetweenRevisions | BetweenExtractors | BetweenTimes | ByRun | ByPromotion


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a fact, before and after, as text; None: the field is empty."""

    name: str
    before: str | None
    after: str | None

    def reversed(self) -> FieldChange:
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFact:
    """A fact as one reading has it: its words, and where they stand."""

    kind: str  #: as in ``type_of_fact``
    fact_key: str
    fact_hash: str
    subject: str  #: what it is about, in words
    says: str  #: what it says about that, in short
    rule: str | None  #: which rule found it; None: a kind of fact that has none
    part: TextPart
    start: int
    end: int  #: of the words it stands on: the evidence, or the first mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of an article, and what one extractor found in it."""

    extraction_id: str
    version_id: str
    article_id: str
    article_url: str
    title: str
    text: str
    extractor: ExtractorVersion
    published_on: date | None = None  #: dates in the text count from it; None: not known
    body_hash: str | None = None  #: of the page; None: the text was given
    reader: str | None = None  #: what read the text out of the page; None: given, or not recorded
    reread_of: str | None = None  #: version of the same page that was read otherwise; None: its words were edited
    named: frozenset[tuple[TextPart, int, int, str]] = frozenset()  #: what the model itself names: place and label
    facts: tuple[ReadFact, ...] = ()
    #: By key of fact, all words it is read from: part, and half-open range of characters.
    spans: Mapping[str, tuple[tuple[TextPart, int, int], ...]] = field(default_factory=dict)
    decided: frozenset[str] = frozenset()  #: keys of facts that a reviewer rejected, corrected or kept

    @property
    def parts(self) -> Mapping[TextPart, str]:
        return {TextPart.TITLE: self.title, TextPart.TEXT: self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that differs between two readings of an article."""

    change: ChangeKind
    kind: str  #: of fact, as in ``type_of_fact``
    article_id: str
    article_url: str
    article_title: str
    before_id: str  #: the extraction before
    after_id: str  #: the extraction after
    before: ReadFact | None  #: None: added
    after: ReadFact | None  #: None: removed
    fields: tuple[FieldChange, ...]  #: those that differ, by name; of a fact that moved: none
    cause: Cause
    reason: str = field(compare=False)  #: how the cause is known, for people

    @property
    def subject(self) -> str:
        """What the fact is about, as the later reading has it."""
        fact = self.after or self.before
        return fact.subject if fact else ""

    @property
    def order(self) -> tuple[str, ...]:
        """Where it is told: by article, then down the text; the same seen from either side."""
        facts = sorted((fact for fact in (self.before, self.after) if fact), key=lambda fact: (fact.start, fact.end))
        first = facts[0]
        keys = sorted(fact.fact_key for fact in facts)
        pair = sorted((self.before_id, self.after_id))
        # "text" sorts before "title", which stands above it
        part = "0" if first.part is TextPart.TITLE else "1"
        return (self.article_url, *pair, part, f"{first.start:09}", f"{first.end:09}", self.kind, *keys)

    def reversed(self) -> Change:
        """The same seen from the other side: what was added is removed."""
        return replace(
            self,
            change=_TURNED.get(self.change, self.change),
            before_id=self.after_id,
            after_id=self.before_id,
            before=self.after,
            after=self.before,
            fields=tuple(item.reversed() for item in self.fields),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDiff:
    """Every fact that differs between two readings, by article and down its text."""

    before: str  #: what was compared, in words: "revision of 2 March 2026"
    after: str
    changes: tuple[Change, ...]
    compared: int  #: pairs of readings that were compared, those that do not differ included
    #: Left out of the changes: those that the extractor alone makes, no edit (``models.steadiness``).
    unsteady: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    @property
    def lost(self) -> int:
        """Facts that are there no more."""
        return sum(item.change is ChangeKind.REMOVED for item in self.changes)

    def counts(self) -> Mapping[ChangeKind, int]:
        """How many facts were added, removed, changed and moved; each of the four is there."""
        found = Counter(item.change for item in self.changes)
        return {kind: found[kind] for kind in ChangeKind}

    def causes(self) -> Mapping[Cause, int]:
        """How many changes each cause has; only causes that occur, the most frequent first."""
        return dict(Counter(item.cause for item in self.changes).most_common())

    def reversed(self) -> FactDiff:
        """The diff of the same two readings the other way round."""
        changes, unsteady = (in_order(item.reversed() for item in items) for items in (self.changes, self.unsteady))
        return replace(self, before=self.after, after=self.before, changes=changes, unsteady=unsteady)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes as a FactDiff has them."""
    return tuple(sorted(changes, key=lambda change: change.order))
