"""What all table rows share: one dictionary each, instants in UTC without a zone, spans in four columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from models import FeedEntry, TextSpan, digest

Row = dict[str, Any]


def utc(moment: datetime | None) -> datetime | None:
    """The same instant in UTC without a zone; a moment without a zone is taken as it is."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def words(spans: Iterable[TextSpan]) -> str | None:
    """The words of a role, its pieces joined by an ellipsis; None: it has none."""
    return " ... ".join(span.text for span in spans) or None


def span_columns(name: str, span: TextSpan | None) -> Row:
    """The four columns in which a span called ``name`` is kept."""
    return {
        name: span.text if span else None,
        f"{name}_part": span.part.value if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def entry_digest(entry: FeedEntry) -> str:
    """What identifies an announced item: everything it says but its id."""
    return digest("entry", replace(entry, entry_id=""))


def last_of_each(states: Iterable[Any], key: str) -> list[Any]:
    """Of states with the same key only the last: one statement cannot replace a row twice."""
    return list({getattr(state, key): state for state in states}.values())
