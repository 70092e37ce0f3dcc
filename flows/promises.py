"""Promises as the command line shows them: how each stands, and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.day_words import deadline_in_words
from flows.tables import table
from models import WarehouseError, promised_words
from warehouse.store import Warehouse

_SHOWN_DIGITS = 8  # of a thread's id; any beginning that fits one promise alone is understood
_SETTLED = frozenset({"fulfilled", "broken", "withdrawn", "denied"})
_AWAITED = frozenset({"open", "overdue"})


def standing(
    warehouse: Warehouse,
    as_of: date | None = None,
    organization: str | None = None,
    status: str | None = None,
    confidence: float | None = None,
) -> list[dict[str, Any]]:
    """One dictionary per promise as known on the day (default: today): overdue ones first, the least late before."""
    given = {"as_of": as_of, "organization": organization, "status": status, "confidence": confidence}
    return _records(warehouse, "commitments", given)


def timeline(warehouse: Warehouse, thread: str) -> list[dict[str, Any]]:
    """The events of the promise whose id begins with ``thread``, in order.

    Raises WarehouseError when no promise's does, or several do.
    """
    events = _records(warehouse, "timeline", {"thread": thread})
    found = sorted({event["thread_id"] for event in events})
    if not found:
        message = "no promise has an id that begins so; newsfacts commitments shows them"
        raise WarehouseError(thread, message, reason="unknown_thread")
    if len(found) > 1:
        message = f"{len(found)} promises have an id that begins so: {', '.join(found)}"
        raise WarehouseError(thread, message, reason="several_threads")
    return events


def standing_table(promises: Sequence[Mapping[str, Any]], today: date) -> Table:
    """How promises stand, deadlines as people say them."""
    rows = [
        (
            promise["thread_id"][:_SHOWN_DIGITS],
            _status(promise),
            promise["actor"],
            promised_words(promise["trigger"], promise["action"]),
            deadline_in_words(
                promise["deadline"], promise["deadline_latest"], today, settled=promise["status"] not in _AWAITED
            ),
            _heard(promise),
            f"{promise['confidence']:.0%}",
        )
        for promise in promises
    ]
    number = f"{len(rows)} promise{'' if len(rows) == 1 else 's'}"
    caption = f"{number} as of {today}; newsfacts timeline ID tells the life of one"
    return table("Commitments", ("id", "status", "who", "what", "by when", "news", "sure"), rows, caption)


def timeline_tables(events: Sequence[Mapping[str, Any]]) -> list[RenderableType]:
    """The life of one promise."""
    first = events[0]
    rows = [
        (
            event["happened_on"],
            event["event"],
            _says(event),
            event["rung"],
            _heard_from(event),
            event["mention_key"][:_SHOWN_DIGITS],
        )
        for event in events
    ]
    columns = ("day", "event", "words", "proof", "heard from", "mention")
    head = Text.assemble((first["actor"], "bold"), f": {first['act']} (thread {first['thread_id']})")
    return [head, table("", columns, rows)]


def _status(promise: Mapping[str, Any]) -> str:
    moved = f", moved {promise['times_moved']}x" if promise["times_moved"] else ""
    since = f" {promise['since']}" if promise["status"] in _SETTLED and promise["since"] else ""
    return f"{promise['status']}{since}{moved}"


def _heard(promise: Mapping[str, Any]) -> str:
    articles, origins = promise["articles"], promise["origins"]
    told = f"{articles} article{'' if articles == 1 else 's'}"
    return told if origins == articles else f"{told}, {origins} origin{'' if origins == 1 else 's'}"


def _heard_from(event: Mapping[str, Any]) -> str:
    origin, site = event["origin"], event["site"]
    return ", ".join(dict.fromkeys(part for part in (origin, site) if part))


def _says(event: Mapping[str, Any]) -> str:
    moved = event["event"] == "deadline moved" and event["deadline_before"] and event["deadline_latest"]
    days = f" [{event['deadline_before']} → {event['deadline_latest']}]" if moved else ""
    return f"{event['evidence']}{days}"


def _records(warehouse: Warehouse, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = warehouse.query(warehouse.bundled(query), parameters)
    plain = rows.astype(object).where(rows.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
