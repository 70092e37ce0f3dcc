"""Reviewed articles as a gold set: what an extractor must find from now on, in the annotation guideline's format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.facts_json import facts_as_json, published_as_text
from flows.review.cards import Row, article_cards
from flows.review.pages import article_row
from models import (
    ArticleVersion,
    Claim,
    Commitment,
    Extraction,
    Fact,
    Organization,
    Person,
    ReviewError,
    Spokesperson,
    TemporalExpression,
)
from warehouse.review import ReviewWarehouse

#: Keys of the guideline; what extract prints beside them is not reviewed.
_KINDS = ("organizations", "spokespeople", "dates", "commitments")


def write_gold(warehouse: Path, to: Path) -> int:
    """Write every completely reviewed article, one a line; returns how many.

    Raises ReviewError when there is none or the file cannot be written, and WarehouseError when the warehouse
    cannot be read.
    """
    with ReviewWarehouse.open(warehouse, read_only=True) as opened:
        articles = list(gold_articles(opened))
    if not articles:
        message = "no article is completely reviewed; decide on its facts, or mark it as reviewed, on the review page"
        raise ReviewError("review export", message, "nothing_reviewed")
    try:
        with to.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    except OSError as error:
        raise ReviewError(str(to), f"cannot be written: {error.strerror}", "unwritable") from error
    return len(articles)


def gold_articles(warehouse: ReviewWarehouse) -> Iterator[dict[str, Any]]:
    """Every article whose review is complete, with the facts that were accepted or corrected."""
    for reviewed in warehouse.shown("reviewed_articles"):
        article = article_row(warehouse, reviewed["article_id"])
        version = warehouse.versions([article["version_id"]])[article["version_id"]]
        yield _gold_article(article, version, _right_facts(warehouse, article))


def _right_facts(warehouse: ReviewWarehouse, article: Row) -> list[Fact]:
    """The facts that a reviewer left standing: in an article marked as reviewed, also those not decided."""
    return [
        fact
        for card, fact in article_cards(warehouse, article)
        if card.is_shown and (card.decided is not None or article["is_marked"])
    ]


def _gold_article(article: Row, version: ArticleVersion, facts: list[Fact]) -> dict[str, Any]:
    extraction = Extraction(
        article_id=article["article_id"],
        version_id=article["version_id"],
        extractor_id="reviewer",
        extracted_at=datetime.now(UTC),
        organizations=tuple(fact for fact in facts if isinstance(fact, Organization)),
        people=tuple(fact for fact in facts if isinstance(fact, Person)),
        spokespeople=tuple(fact for fact in facts if isinstance(fact, Spokesperson)),
        dates=tuple(fact for fact in facts if isinstance(fact, TemporalExpression)),
        claims=tuple(fact for fact in facts if isinstance(fact, Claim)),
        commitments=tuple(fact for fact in facts if isinstance(fact, Commitment)),
    )
    told = facts_as_json(version, extraction)
    published = published_as_text(version)
    return {
        "id": article["article_id"],
        "url": version.url,
        "published": published[:10] if published else None,
        "title": version.title,
        "text": version.text,
        **{kind: told[kind] for kind in _KINDS},
    }
