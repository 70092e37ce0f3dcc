"""What each page shows: a template's name and its values, read from an open warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.review.cards import Card, Row, article_cards, queue_cards
from flows.review.describe import KINDS
from flows.review.highlight import marks_of, paragraphs
from models import TextPart, WarehouseError
from warehouse.review import ReviewWarehouse

PAGE_SIZE = 40

#: Reasons to look at a fact, as the queue names them.
REASONS = ("asked again", "changed", "added", "removed", "low confidence", "unresolved date")


@dataclass(frozen=True, slots=True)
class Page:
    """A template, its values, and the part of the site it belongs to."""

    template: str
    section: str
    title: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Which rows of a long list are shown."""

    number: int  #: of the page, from 1
    total: int  #: rows in all
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))


def _listed(warehouse: ReviewWarehouse, read: str, number: int, size: int, **asked: Any) -> tuple[list[Row], Span]:
    """One page of a list and where it stands in the whole."""
    rows = warehouse.shown(read, {**asked, "limit": size, "offset": (number - 1) * size})
    return list(rows), Span(number, rows[0]["total"] if rows else 0, size)


_NO_FILTER: Mapping[str, str | None] = dict.fromkeys(("kind", "reason", "site", "words"))


def queue_page(
    warehouse: ReviewWarehouse, asked: Mapping[str, str | None] = _NO_FILTER, number: int = 1, size: int = PAGE_SIZE
) -> Page:
    """The facts that wait for a reviewer; ``asked`` may name a kind, a reason, a site and words."""
    given = {name: asked.get(name) or None for name in _NO_FILTER}
    rows, span = _listed(warehouse, "queue", number, size, **given, article_id=None, fact_key=None)
    counts: dict[str, list[Row]] = {"kind": [], "reason": [], "site": [], "all": []}
    for row in warehouse.shown("queue_counts"):
        counts[row["facet"]].append(row)
    counts["kind"].sort(key=lambda row: list(KINDS).index(row["value"]))
    counts["reason"].sort(key=lambda row: REASONS.index(row["value"]))
    values = {"cards": queue_cards(warehouse, rows), "span": span, "asked": given, "counts": counts, "kinds": KINDS}
    return Page("queue.html", "queue", "Queue", values)


def queue_card(warehouse: ReviewWarehouse, fact_key: str, article_id: str) -> Card | None:
    """One fact of the queue; None: it waits no longer."""
    asked = {**_NO_FILTER, "article_id": article_id, "fact_key": fact_key, "limit": 1, "offset": 0}
    return next(iter(queue_cards(warehouse, warehouse.shown("queue", asked))), None)


def articles_page(warehouse: ReviewWarehouse, words: str | None = None, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """The articles that have been read, and how far their review is."""
    rows, span = _listed(warehouse, "review_articles", number, size, words=words or None)
    return Page("articles.html", "articles", "Articles", {"articles": rows, "span": span, "words": words or ""})


def article_row(warehouse: ReviewWarehouse, article_id: str) -> Row:
    """An article that has been read; raises WarehouseError when there is none."""
    for row in warehouse.shown("article_head", {"article_id": article_id}):
        return row
    raise WarehouseError(article_id, "is no article that has been read", reason="unknown_article")


def article_page(warehouse: ReviewWarehouse, article_id: str) -> Page:
    """An article: its text with the facts marked, and a card for each fact."""
    article = article_row(warehouse, article_id)
    readings = warehouse.shown("article_readings", {"article_id": article_id})
    reading = next(row for row in readings if row["is_current"])
    version = warehouse.versions([reading["version_id"]])[reading["version_id"]]
    cards = article_cards(warehouse, article)
    shown = [(card.fact_key, card.kind, fact) for card, fact in cards if card.is_shown]
    in_title = marks_of(shown, version.title, TextPart.TITLE)
    in_text = marks_of(shown, version.text, TextPart.TEXT)
    counts = {kind: sum(card.kind == kind for card, _ in cards) for kind in KINDS}
    values = {
        "article": article,
        "version": version,
        "reading": reading,
        "readings": readings,
        "cards": [card for card, _ in cards],
        "title_pieces": [piece for pieces in paragraphs(version.title, in_title) for piece in pieces],
        "paragraphs": list(paragraphs(version.text, in_text)),
        "counts": counts,
        "kinds": KINDS,
    }
    return Page("article.html", "articles", version.title or "Article without a title", values)


def article_card(warehouse: ReviewWarehouse, article_id: str, fact_key: str) -> Card | None:
    """One card of an article; None: no such fact."""
    cards = article_cards(warehouse, article_row(warehouse, article_id))
    return next((card for card, _ in cards if card.fact_key == fact_key), None)


def organizations_page(warehouse: ReviewWarehouse) -> Page:
    """Every organization the news had."""
    return Page("organizations.html", "organizations", "Organizations", {"rows": warehouse.shown("organization_list")})


def organization_page(warehouse: ReviewWarehouse, name: str) -> Page:
    """What the news had about one organization, the newest first."""
    events = warehouse.shown("organization_timeline", {"organization": name})
    if not events:
        raise WarehouseError(name, "is no organization the news has named", reason="unknown_organization")
    return Page("organization.html", "organizations", name, {"name": name, "events": events, "kinds": KINDS})


def commitments_page(
    warehouse: ReviewWarehouse,
    status: str | None = None,
    words: str | None = None,
    number: int = 1,
    size: int = PAGE_SIZE,
) -> Page:
    """Promises, the next deadline first."""
    rows, span = _listed(
        warehouse, "commitment_list", number, size, status=status or None, words=words or None, fact_key=None
    )
    values = {"rows": rows, "span": span, "status": status or "", "words": words or ""}
    return Page("commitments.html", "commitments", "Commitments", values)


def commitment_page(warehouse: ReviewWarehouse, fact_key: str) -> Page:
    """One promise: what it says, and what each revision and each extractor made of it."""
    asked = {"status": None, "words": None, "fact_key": fact_key, "limit": 1, "offset": 0}
    rows = warehouse.shown("commitment_list", asked)
    history = warehouse.shown("commitment_history", {"fact_key": fact_key})
    if not rows:
        raise WarehouseError(fact_key, "is no commitment that counts today", reason="unknown_commitment")
    title = f"{rows[0]['actor']}: {rows[0]['action']}"
    return Page("commitment.html", "commitments", title, {"row": rows[0], "history": history})


def failures_page(warehouse: ReviewWarehouse, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """What went wrong: feeds in trouble, and what failed in the last runs."""
    rows, span = _listed(warehouse, "failure_list", number, size, stage=None)
    values = {"rows": rows, "span": span, "feeds": warehouse.shown("feed_list")}
    return Page("failures.html", "failures", "Failures", values)


def decisions_page(warehouse: ReviewWarehouse, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """Every decision ever made, the newest first."""
    rows, span = _listed(warehouse, "decision_log", number, size)
    return Page("decisions.html", "decisions", "Decisions", {"rows": rows, "span": span})
