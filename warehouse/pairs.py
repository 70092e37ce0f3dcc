"""Which readings are compared with which: two revisions, extractors, times, sides of a run, or warehouses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import duckdb

from models import WarehouseError
from models.diff import BetweenExtractors, BetweenRevisions, BetweenTimes, ByPromotion, ByRun, Comparison
from warehouse.records import read_rows
from warehouse.rows import utc

Pair = tuple[str, str]  # ids of the extractions before and after

_NOT_THERE = ""  # the id of the reading that one of two warehouses has not


def pairs_of(connection: duckdb.DuckDBPyConnection, comparison: Comparison) -> tuple[list[Pair], str, str]:
    """The pairs of extractions to compare, and both sides in words; raises WarehouseError when there are none."""
    match comparison:
        case BetweenRevisions(article=article, before=before, after=after):
            parameters = {"article": article, "before": before, "after": after}
            pairs = _pairs(connection, "pairs_of_revisions", parameters)
            if not pairs:
                message = (
                    "there are no two revisions of it that were read; newsfacts query revisions lists what there is"
                )
                raise WarehouseError(article, message, "nothing_to_compare")
            return pairs, f"revision {before or 'before'}", f"revision {after or 'that is current'}"
        case BetweenExtractors(before=before, after=after):
            before, after = extractor_of(connection, before), extractor_of(connection, after)
            pairs = _pairs(connection, "pairs_of_extractors", {"before": before, "after": after})
            if not pairs:
                message = (
                    "there is no text that both extractors have read; newsfacts reextract reads with the current one"
                )
                raise WarehouseError(f"{before}, {after}", message, "nothing_to_compare")
            return pairs, f"extractor {before}", f"extractor {after}"
        case ByPromotion(extractor=extractor):
            extractor_id = extractor_of(connection, extractor)
            pairs = _pairs(connection, "pairs_of_promotion", {"extractor_id": extractor_id})
            return pairs, "what counts today", f"what extractor {extractor_id} found"
        case BetweenTimes(before=before, after=after):
            later = after or datetime.now(UTC)
            pairs = _pairs(connection, "pairs_between", {"before": utc(before), "after": utc(later)})
            return pairs, _moment(before), _moment(later)
        case ByRun(run_id=run_id):
            run = next(read_rows(connection, "run_that_counts", {"run_id": run_id}), None)
            if run is None:
                if run_id is None:
                    raise WarehouseError("the last run", "no run has stored facts yet; newsfacts ingest does", "no_run")
                raise WarehouseError(run_id, "there is no such run; newsfacts info lists the last", "unknown_run")
            pairs = _pairs(connection, "pairs_of_run", {"run_id": run["run_id"]})
            told = f"the {run['kind']} of {_moment(run['started_at'])}"
            return pairs, f"before {told}", f"after {told}"


def extractor_of(connection: duckdb.DuckDBPyConnection, beginning: str) -> str:
    """The extractor whose id begins so; raises WarehouseError when there is none, or more than one."""
    found = extractor_ids(connection)
    fitting = [extractor_id for extractor_id in found if extractor_id.startswith(beginning)]
    if len(fitting) != 1:
        what = "several extractors have ids that begin so" if fitting else "no extractor has an id that begins so"
        raise WarehouseError(beginning, f"{what}; there are {', '.join(found) or 'none'}", "unknown_extractor")
    return fitting[0]


def extractor_ids(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The ids of the extractors that have read something."""
    return [row["extractor_id"] for row in read_rows(connection, "stored_extractors")]


def _pairs(connection: duckdb.DuckDBPyConnection, read: str, parameters: Mapping[str, Any]) -> list[Pair]:
    rows = read_rows(connection, read, dict(parameters))
    return sorted({(row["before_id"], row["after_id"]) for row in rows})


def _moment(at: datetime) -> str:
    return f"{utc(at):%Y-%m-%d %H:%M:%S} UTC"


def pairs_of_warehouses(before: duckdb.DuckDBPyConnection, after: duckdb.DuckDBPyConnection) -> list[Pair]:
    """The reading that counts of every article of either warehouse, beside that of the other."""
    ours, theirs = (
        {row["article_id"]: row["extraction_id"] for row in read_rows(connection, "current_readings")}
        for connection in (before, after)
    )
    return sorted((ours.get(key, _NOT_THERE), theirs.get(key, _NOT_THERE)) for key in ours.keys() | theirs.keys())
