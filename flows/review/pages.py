"""What each page shows: a template's name and its values, read from an open warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
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
    return list(rows), Span(number, (rows[0]["total"] or 0) if rows else 0, size)


def overview(warehouse: ReviewWarehouse) -> Row:
    """What every page may show: ``waiting``, ``last_run_at``, and the ``counts`` of what waits by facet."""
    (row,) = warehouse.shown("overview")
    counts: dict[str, list[Row]] = {"kind": [], "reason": [], "site": []}
    for count in row["counts"]:
        counts[count["facet"]].append(count)
    counts["kind"].sort(key=lambda count: list(KINDS).index(count["value"]))
    counts["reason"].sort(key=lambda count: REASONS.index(count["value"]))
    return {**row, "counts": counts}


_NO_FILTER: Mapping[str, str | None] = dict.fromkeys(("kind", "reason", "site", "words"))


def queue_page(
    warehouse: ReviewWarehouse, asked: Mapping[str, str | None] = _NO_FILTER, number: int = 1, size: int = PAGE_SIZE
) -> Page:
    """The facts that wait for a reviewer; ``asked`` may name a kind, a reason, a site and words."""
    given = {name: asked.get(name) or None for name in _NO_FILTER}
    rows, span = _listed(warehouse, "queue", number, size, **given, article_id=None, fact_key=None)
    values = {"cards": queue_cards(warehouse, rows), "span": span, "asked": given, "kinds": KINDS}
    return Page("queue.html", "queue", "Queue", values)


def waiting_row(warehouse: ReviewWarehouse, fact_key: str, article_id: str) -> list[Row]:
    """The row of one fact in the queue; none: it waits no longer."""
    asked = {**_NO_FILTER, "article_id": article_id, "fact_key": fact_key, "limit": 1, "offset": 0}
    return list(warehouse.shown("queue", asked))


def queue_card(warehouse: ReviewWarehouse, fact_key: str, article_id: str) -> Card | None:
    """One fact of the queue; None: it waits no longer."""
    return next(iter(queue_cards(warehouse, waiting_row(warehouse, fact_key, article_id))), None)


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
        "threads": thread_ids(warehouse, [card.fact_key for card, _ in cards if card.kind == "commitment"]),
        "kinds": KINDS,
    }
    return Page("article.html", "articles", version.title or "Article without a title", values)


def article_card(warehouse: ReviewWarehouse, article_id: str, fact_key: str) -> Card | None:
    """One card of an article; None: no such fact."""
    cards = article_cards(warehouse, article_row(warehouse, article_id))
    return next((card for card, _ in cards if card.fact_key == fact_key), None)


def organizations_page(warehouse: ReviewWarehouse) -> Page:
    """Every organization the news had."""
    rows = warehouse.shown("organization_list", {"entity_id": None})
    return Page("organizations.html", "organizations", "Organizations", {"rows": rows})


def organization_page(warehouse: ReviewWarehouse, entity_id: str) -> Page:
    """What the news had about one organization; raises WarehouseError when there is none."""
    asked = {"entity_id": entity_id}
    for row in warehouse.shown("organization_list", asked):
        return page_of_organization(row, warehouse.shown("organization_timeline", asked))
    raise WarehouseError(entity_id, "is no organization that the news named", reason="unknown_organization")


def page_of_organization(row: Row, events: Sequence[Row]) -> Page:
    """The page of an organization, made of its row in the list and what the news had about it."""
    articles = [list(told) for _, told in groupby(events, key=lambda event: event["article_id"])]
    return Page("organization.html", "organizations", row["name"], {"row": row, "articles": articles, "kinds": KINDS})


def commitments_page(
    warehouse: ReviewWarehouse,
    status: str | None = None,
    words: str | None = None,
    number: int = 1,
    size: int = PAGE_SIZE,
) -> Page:
    """Promises as they stand today, of each status what is due or late by the fewest days first."""
    asked = {"as_of": _today(), "status": status or None, "words": words or None}
    listed, span = _listed(warehouse, "commitment_list", number, size, **asked)
    values = {
        "rows": [row for row in listed if row["thread_id"] is not None],
        "span": span,
        "counts": {count["status"]: count["promises"] for count in listed[0]["counts"]},
        "status": status or "",
        "words": words or "",
    }
    return Page("commitments.html", "commitments", "Commitments", values)


def _today() -> date:
    return datetime.now(UTC).date()


def commitment_page(warehouse: ReviewWarehouse, key: str) -> Page:
    """One promise, by its id or by that of one mention; raises WarehouseError when there is none."""
    thread_id = thread_ids(warehouse, [key]).get(key, key)
    for row in warehouse.shown("promise", {"as_of": _today(), "thread_id": thread_id}):
        return page_of_commitment(row, warehouse.shown("promise_events", {"thread_id": thread_id}))
    raise WarehouseError(key, "is no commitment that counts today", reason="unknown_commitment")


def page_of_commitment(row: Row, events: Sequence[Row]) -> Page:
    """The page of a promise, made of its row in the list and the events of its life."""
    values = {"row": row, "events": events}
    return Page("commitment.html", "commitments", f"{row['actor']}: {row['action']}", values)


def thread_ids(warehouse: ReviewWarehouse, mention_keys: Sequence[str]) -> dict[str, str]:
    """The promise each mention belongs to; a mention that stands alone is its own, and is left out."""
    rows = warehouse.shown("threads_of", {"mention_keys": list(mention_keys)})
    return {row["mention_key"]: row["thread_id"] for row in rows}


def failures_page(warehouse: ReviewWarehouse, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """What is in quarantine, feeds in trouble, and what failed in the last runs."""
    quarantined, span = _listed(warehouse, "quarantine_list", number, size)
    failed, _ = _listed(warehouse, "failure_list", 1, size)
    values = {"quarantined": quarantined, "span": span, "failed": failed, "feeds": warehouse.shown("feed_list")}
    return Page("failures.html", "failures", "Failures", values)


def decisions_page(warehouse: ReviewWarehouse, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """Every decision ever made, the newest first."""
    rows, span = _listed(warehouse, "decision_log", number, size)
    return Page("decisions.html", "decisions", "Decisions", {"rows": rows, "span": span})
