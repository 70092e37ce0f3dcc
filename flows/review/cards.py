"""Cards: one fact each, with all the page shows of it and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flows.review.describe import KINDS, Described, describe
from flows.review.highlight import Piece, marks_of, paragraphs
from models import ArticleVersion, Change, DecisionAbout, Fact, StoredFact, TextPart, Verdict, main_span, sentence_of
from warehouse.review import ReviewWarehouse

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force on a fact."""

    decision_id: str
    verdict: str
    reviewer: str
    note: str
    decided_at: datetime
    corrected: Described | None

    @classmethod
    def of(cls, row: Row, corrected: Fact | None) -> Decided:
        return cls(
            decision_id=row["decision_id"],
            verdict=row["verdict"],
            reviewer=row["reviewer"],
            note=row["note"],
            decided_at=row["decided_at"],
            corrected=describe(corrected) if corrected else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One fact as the page shows it."""

    fact_key: str
    extraction_id: str
    article_id: str
    kind: str
    described: Described
    about: str = DecisionAbout.FACT.value
    origin: str = "extractor"
    reasons: tuple[str, ...] = ()
    change: Change | None = None  #: what differs from the reading before, and why
    context: tuple[Piece, ...] = ()  #: its sentence
    decided: Decided | None = None
    is_added: bool = False  #: a reviewer put it there, and no extraction had it
    article: Row | None = None  #: title, address, site and day of its article
    place: tuple[bool, int] = (False, 0)  #: whether it stands in the text (not the title), and where

    @property
    def name(self) -> str:
        """Name of the card on its page."""
        return f"f-{self.fact_key}"

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind]

    @property
    def is_shown(self) -> bool:
        """Whether its words are marked in the text: those of a rejected fact are not."""
        return self.decided is None or self.decided.verdict != Verdict.REJECT or self.about != DecisionAbout.FACT


def place_of(fact: Fact) -> tuple[bool, int]:
    """Where a fact stands, to sort by: the title comes before the text."""
    span = main_span(fact)
    return span.part is TextPart.TEXT, span.start


def context_of(version: ArticleVersion, stored: StoredFact, limit: int = 900) -> tuple[Piece, ...]:
    """The fact's sentence, its words marked; shortened to about ``limit`` characters."""
    sentence = sentence_of(version, stored.fact)
    part = main_span(stored.fact).part
    source = version.part(part)
    start = _start_near(source, sentence, main_span(stored.fact).start)
    # A window as long as what stands before it, so that the offsets of the fact still hold.
    window = " " * start + sentence[:limit]
    marks = marks_of([(stored.fact_key, stored.kind, stored.fact)], window, part)
    runs = [run for run in paragraphs(window, [mark for mark in marks if mark.start >= start]) if run]
    first, *others = (piece for run in runs for piece in run)
    return (replace(first, text=first.text.lstrip(" ")), *others)


def _start_near(source: str, sentence: str, place: int) -> int:
    before = source.rfind(sentence, 0, place + len(sentence))
    return before if before >= 0 else max(source.find(sentence), 0)


def queue_cards(warehouse: ReviewWarehouse, rows: Iterable[Row]) -> list[Card]:
    """The cards of rows of review_queue."""
    rows = list(rows)
    facts = _facts_by_key(warehouse, {row["extraction_id"] for row in rows})
    versions = warehouse.versions({row["version_id"] for row in rows})
    changes = _changes_by_fact(warehouse, rows)
    return [
        _queue_card(
            row,
            facts[row["extraction_id"], row["fact_key"]],
            versions[row["version_id"]],
            changes.get((row["extraction_id"], row["fact_key"])),
        )
        for row in rows
    ]


def _changes_by_fact(warehouse: ReviewWarehouse, rows: Iterable[Row]) -> dict[tuple[str, str], Change]:
    """What differs, by the reading and the key of the fact on either side."""
    pairs = {(row["before_id"], row["after_id"]) for row in rows if row["before_id"] is not None}
    found: dict[tuple[str, str], Change] = {}
    diff = warehouse.changes_between(pairs) if pairs else None
    # The queue compares facts by their keys alone, so that it asks about those too that no edit made.
    for change in (*diff.changes, *diff.unsteady) if diff else ():
        if change.before:
            found[change.before_id, change.before.fact_key] = change
        if change.after:
            found[change.after_id, change.after.fact_key] = change
    return found


def _facts_by_key(warehouse: ReviewWarehouse, extraction_ids: Iterable[str]) -> dict[tuple[str, str], StoredFact]:
    return {(stored.extraction_id, stored.fact_key): stored for stored in warehouse.facts_in(extraction_ids)}


def _queue_card(row: Row, stored: StoredFact, version: ArticleVersion, change: Change | None) -> Card:
    return Card(
        fact_key=stored.fact_key,
        extraction_id=stored.extraction_id,
        article_id=row["article_id"],
        kind=stored.kind,
        described=describe(stored.fact),
        about=row["about"],
        reasons=tuple(row["reasons"]),
        change=change,
        context=context_of(version, stored),
        article=row,
        place=place_of(stored.fact),
    )


def article_cards(warehouse: ReviewWarehouse, article: Row) -> list[tuple[Card, Fact]]:
    """The cards of an article's current facts in the order of the text, each with the fact that counts.

    Rejected facts have their card too; a corrected one has the corrected fact.
    """
    decisions = {
        (row["kind"], row["fact_key"], row["about"]): row
        for row in warehouse.shown("article_decisions", {"article_id": article["article_id"]})
        if row["holds"]
    }
    counted = warehouse.shown("article_facts", {"article_id": article["article_id"]})
    kept = {row["extraction_id"] for row in counted if row["origin"] == "reviewer"}
    facts = _facts_by_key(warehouse, {article["extraction_id"], *kept})
    cards = []
    taken: set[str] = set()
    for stored in facts.values():
        if stored.extraction_id == article["extraction_id"]:
            row = decisions.get((stored.kind, stored.fact_key, "fact"))
            cards.append(_article_card(article, stored, row, _corrected(row, facts)))
            taken.add(row["decision_id"] if row else "")
    reviewers = {(row["extraction_id"], row["fact_key"]) for row in counted if row["origin"] == "reviewer"}
    for row in decisions.values():
        if row["decision_id"] not in taken:
            cards.extend(_kept_cards(article, row, facts, reviewers))
    return sorted(cards, key=lambda pair: pair[0].place)


def _corrected(row: Row | None, facts: Mapping[tuple[str, str], StoredFact]) -> StoredFact | None:
    return facts.get((row["decision_id"], row["corrected_key"])) if row and row["corrected_key"] else None


def _article_card(article: Row, stored: StoredFact, row: Row | None, corrected: StoredFact | None) -> tuple[Card, Fact]:
    fact = corrected.fact if corrected else stored.fact
    card = Card(
        fact_key=stored.fact_key,
        extraction_id=stored.extraction_id,
        article_id=article["article_id"],
        kind=stored.kind,
        described=describe(stored.fact),
        origin="reviewer" if corrected else "extractor",
        decided=Decided.of(row, corrected.fact if corrected else None) if row else None,
        place=place_of(fact),
    )
    return card, fact


def _kept_cards(
    article: Row,
    row: Row,
    facts: Mapping[tuple[str, str], StoredFact],
    reviewers: set[tuple[str, str]],
) -> Iterable[tuple[Card, Fact]]:
    """The card of a fact that is there because a reviewer says so, and no longer because an extractor does."""
    kept_at = (
        (row["decision_id"], row["corrected_key"]) if row["corrected_key"] else (row["extraction_id"], row["fact_key"])
    )
    if kept_at not in reviewers:
        return
    stored = facts[kept_at]
    yield (
        Card(
            fact_key=row["fact_key"],
            extraction_id=row["extraction_id"],
            article_id=article["article_id"],
            kind=stored.kind,
            described=describe(stored.fact),
            about=row["about"],
            origin="reviewer",
            decided=Decided.of(row, stored.fact if row["corrected_key"] and not row["is_added"] else None),
            is_added=row["is_added"],
            place=place_of(stored.fact),
        ),
        stored.fact,
    )
