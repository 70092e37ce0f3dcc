"""The comparison of two readings of an article: both texts side by side, and the facts that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flows.review.cards import Row
from flows.review.describe import KINDS
from flows.review.pages import Page, article_row
from flows.review.word_diff import ParagraphPair, paragraph_diff, word_diff
from models import WarehouseError
from warehouse.review import ReviewWarehouse

_NEIGHBOURS = 1  # paragraphs around a change that stay unfolded
_WORTH_FOLDING = 3  # paragraphs


def revision_page(
    warehouse: ReviewWarehouse, article_id: str, before: str | None = None, after: str | None = None
) -> Page:
    """What changed between two extractions of an article: the current one and the one that counted before it.

    Raises WarehouseError when there is nothing to compare.
    """
    article = article_row(warehouse, article_id)
    readings = warehouse.shown("article_readings", {"article_id": article_id})
    old, new = _chosen(readings, article, before, after)
    versions = warehouse.versions({old["version_id"], new["version_id"]})
    old_version, new_version = versions[old["version_id"]], versions[new["version_id"]]
    diff = warehouse.changes_between([(old["extraction_id"], new["extraction_id"])])
    same_text = old["version_id"] == new["version_id"]
    values = {
        "article": article,
        "readings": readings,
        "before": old,
        "after": new,
        "same_text": same_text,
        "titles": word_diff(old_version.title, new_version.title),
        "blocks": [] if same_text else _blocks(list(paragraph_diff(old_version.text, new_version.text))),
        "changes": list(diff),
        "unsteady": len(diff.unsteady),
        "kinds": KINDS,
    }
    return Page("revision.html", "articles", f"Changes: {new_version.title}", values)


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that are shown one after another; those far from every change are folded away."""

    folded: bool
    pairs: tuple[ParagraphPair, ...]


def _blocks(pairs: Sequence[ParagraphPair]) -> list[Block]:
    changed = [at for at, pair in enumerate(pairs) if pair.change != "equal"]
    near = {place for at in changed for place in range(at - _NEIGHBOURS, at + _NEIGHBOURS + 1)}
    blocks = []
    for is_near, numbered in groupby(enumerate(pairs), key=lambda numbered: numbered[0] in near):
        run = tuple(pair for _, pair in numbered)
        blocks.append(Block(folded=not is_near and bool(changed) and len(run) >= _WORTH_FOLDING, pairs=run))
    return blocks


def _chosen(readings: Sequence[Row], article: Row, before: str | None, after: str | None) -> tuple[Row, Row]:
    by_id = {row["extraction_id"]: row for row in readings}
    new = by_id.get(after or article["extraction_id"])
    earlier = [row for row in readings if row["extraction_id"] != (new or {}).get("extraction_id")]
    old = by_id.get(before) if before else next(iter(earlier), None)
    if new is None or old is None:
        message = "has been read once only: there is nothing to compare"
        raise WarehouseError(article["article_title"], message, reason="unknown_reading")
    return old, new
