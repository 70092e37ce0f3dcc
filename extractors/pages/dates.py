"""Dates as pages write them into their metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from dateutil import parser as dateutil_parser
from dateutil.tz import tzoffset

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the first news page on the web
LONGEST = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_MONTH = re.compile(r"[a-zA-Z]{3}")
_ISO_START = re.compile(r"\d{4}-?\d\d-?\d\d")
_TIME = re.compile(r"\d{1,2}[:.h]\d\d|T\d{4}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")

#: Zones a page may name; other names (IST, CST, BST outside Britain) have more than one meaning.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "BST": 1, "CET": 1, "CEST": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as far as the page gives it."""

    value: datetime  #: in the zone the page states, or naive midnight where only the day is known
    precision: str  #: "instant" or "day"


def read_date(raw: str | None, latest: datetime | None = None) -> PageDate | None:
    """The date a page wrote; None: missing, unreadable, ambiguous ("03/04/2023"), or after ``latest``.

    It is an instant only when a time of day stands there with its zone: without one the day is what is known.
    """
    raw = (raw or "").strip()
    if not raw or len(raw) > LONGEST:
        return None
    value = _parse(raw)
    if value is None:
        return None
    date = _as_page_date(value, raw)
    moment = date.value if date.value.tzinfo else date.value.replace(tzinfo=UTC)
    if moment < EARLIEST or (latest is not None and moment > latest + timedelta(days=2)):
        return None
    return date


def _parse(raw: str) -> datetime | None:
    if _EPOCH.fullmatch(raw):
        return datetime.fromtimestamp(int(raw[:10]), UTC)
    if not (_ISO_START.match(raw) or (_NAMED_MONTH.search(raw) and _YEAR.search(raw))):
        return None  # "03/04/2023" has two readings
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        pass  # not ISO 8601; the lenient parser is asked next
    try:
        return dateutil_parser.parse(raw, tzinfos=_zone)
    except (ValueError, OverflowError):
        return None


def _zone(name: str | None, offset: int | None) -> tzoffset | None:
    if offset is not None:
        return tzoffset(name, offset)
    hours = _ZONES.get(name or "")
    return None if hours is None else tzoffset(name, hours * 3600)


def _as_page_date(value: datetime, raw: str) -> PageDate:
    has_time = bool(_TIME.search(raw)) or bool(_EPOCH.fullmatch(raw))
    if value.tzinfo is not None and has_time:
        # The page's own zone decides which day "today" is in its text.
        return PageDate(value.replace(tzinfo=timezone(value.utcoffset() or timedelta())), "instant")
    return PageDate(value.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None), "day")
