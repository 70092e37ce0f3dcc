"""Dates as feeds write them: RFC 822, ISO 8601, and what publishers do instead.

feedparser 6.0.14 reads zone names outside North America as UTC, loses the minutes of ``+0530`` and turns
``2023/04/28`` into November, all without a sign. So we read the text ourselves; where we find no reading,
feedparser's is not used either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from extractors.feeds.date_words import (
    MONTH_FIRST_LANGUAGES,
    MONTHS,
    PLACES,
    WEEKDAYS,
    ZONES,
    ZONES_BY_LANGUAGE,
)
from models import DateConfidence, FeedDate

MAX_LENGTH = 120  #: longer text is no date
_FIRST_YEAR, _LAST_YEAR = 1970, 2200  #: outside, a number was taken for a year or a default was sent

_CLOCK = r"""
    (?P<hour>\d{1,2})
    (?: \s?[:.h]\s?(?P<minute>\d{2}) (?: [:.](?P<second>\d{2}) (?:[.,](?P<fraction>\d{1,9}))? )?
      | (?P<minute_>\d{2}) (?:(?P<second_>\d{2}) (?:[.,](?P<fraction_>\d{1,9}))? )? )?
    \s* (?P<half>[ap]\.?m\b\.?)? (?:\s?uhr\b|\s?h\b)?
"""
_ZONE = r"(?P<zone>(?:utc|gmt|ut)?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{1,5})"
_TIME = rf"(?:{_CLOCK} \s*,?\s* {_ZONE}?)"
_BEFORE_TIME = r"(?:\s*(?:,|-|\||\bat\b|\bum\b|\ba\b|\balle\b|\bas\b|\ba\slas\b|\balle\sore\b|\bore\b)\s*|\s+|t)"
_TAIL = rf"(?: {_BEFORE_TIME} {_TIME} )? \s*\.?"
_WEEKDAY = r"(?: (?P<weekday>[a-z-]{2,13})(?![a-z])\.?\s*,?\s* )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_MONTH = r"(?P<month>[a-z]{3,10})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_GAP = r"(?:\s*(?:,|-|/|\bof\b|\bde\b|\bdel\b)\s*|\s+)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_UNIX = re.compile(r"(?P<seconds>\d{9,10})(?P<thousandths>\d{3})?(?:\.\d{1,9})?")
_ISO = _compiled(rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}) {_TAIL}")
_ISO_BASIC = _compiled(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}) {_TAIL}")
_ISO_WEEK = _compiled(rf"(?P<year>\d{{4}})-?w(?P<week>\d{{2}})-?(?P<weekday_number>\d) {_TAIL}")
_ISO_ORDINAL = _compiled(rf"(?P<year>\d{{4}})-(?P<ordinal>\d{{3}}) {_TAIL}")
_DAY_FIRST = _compiled(rf"{_WEEKDAY} {_DAY} {_GAP}? {_MONTH} {_GAP}? {_YEAR} {_TAIL}")
_MONTH_FIRST = _compiled(rf"{_WEEKDAY} {_MONTH} {_GAP}? {_DAY} {_GAP} {_YEAR} {_TAIL}")
_YEAR_LAST = _compiled(rf"{_WEEKDAY} {_MONTH} \s+ {_DAY} \s+ {_TIME} \s+ (?P<year>\d{{4}})")  # C's asctime
_FIGURES = _compiled(
    rf"{_WEEKDAY} (?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second_figure>\d{{1,2}})(?P=mark){_YEAR} {_TAIL}"
)
_COMMENT = re.compile(r"\([^()]{0,60}\)")
_IDEOGRAPHS = str.maketrans({"年": "-", "月": "-", "日": " ", "−": "-", "–": "-", "\N{NO-BREAK SPACE}": " "})

_Fields: TypeAlias = Mapping[str, str | None]


class _Doubtful(Exception):  # noqa: N818 - a reading that is possible among others, not an error
    """The text allows more than one reading."""


def read_feed_date(raw: str, language: str | None = None) -> FeedDate:
    """The instant a feed's date text states, in UTC, and how sure that is.

    ``language`` (BCP 47) of the feed settles what zone names such as IST mean and in which order figures
    stand; without it those are ambiguous. A date without a zone is read as UTC and marked so, a date
    without a time as midnight. Never raises: text that states no date is ``UNREADABLE``.

    Forms: RFC 822 and 2822, RFC 3339, ISO 8601 (calendar, week and ordinal; basic and extended), Unix
    time, asctime, and the usual written forms in seven languages.
    """
    text = _folded(raw)
    if len(text) > MAX_LENGTH:
        return FeedDate(raw=raw[:MAX_LENGTH], value=None, confidence=DateConfidence.UNREADABLE)
    try:
        value, confidence = _read(text, (language or "").lower())
    except _Doubtful:
        return FeedDate(raw=raw, value=None, confidence=DateConfidence.AMBIGUOUS)
    except (ValueError, OverflowError):  # of datetime: no such day, hour or offset
        return FeedDate(raw=raw, value=None, confidence=DateConfidence.UNREADABLE)
    return FeedDate(raw=raw, value=value, confidence=confidence)


def _folded(raw: str) -> str:
    plain = unicodedata.normalize("NFD", raw[: MAX_LENGTH * 2].translate(_IDEOGRAPHS).lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_COMMENT.sub(" ", plain).split())


def _read(text: str, language: str) -> tuple[datetime, DateConfidence]:
    if unix := _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(unix["seconds"]), UTC), DateConfidence.EXACT
    for pattern, read_day in _FORMS:
        if match := pattern.fullmatch(text):
            fields = {**match.groupdict(), "language": language}
            if not _is_weekday(fields.get("weekday")):
                continue
            return _instant(_within_reason(read_day(fields)), fields)
    raise ValueError("no form fits")


def _is_weekday(word: str | None) -> bool:
    return word is None or word[:3] in WEEKDAYS or word in WEEKDAYS


def _within_reason(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"year {day.year} is not one of a feed")
    return day


def _instant(day: date, fields: _Fields) -> tuple[datetime, DateConfidence]:
    local = datetime(day.year, day.month, day.day, tzinfo=UTC) + _time_of_day(fields)
    zone = fields.get("zone") or ""
    if zone in PLACES:
        there = local.replace(tzinfo=ZoneInfo(PLACES[zone]))
        return there.astimezone(UTC), DateConfidence.EXACT
    offset = _offset(zone, fields["language"] or "")
    if offset is None or not fields.get("hour"):
        return local, DateConfidence.ASSUMED_ZONE
    return local - offset, DateConfidence.EXACT


def _time_of_day(fields: _Fields) -> timedelta:
    hour, minute, second = (_number(fields, name) for name in ("hour", "minute", "second"))
    if not fields.get("minute") and not fields.get("minute_") and fields.get("hour") and not fields.get("half"):
        raise ValueError("a lone number is no time of day")
    if (half := fields.get("half")) and hour <= 12:  # "17:40 PM" is written too; the figures are clear
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    at_midnight = hour == 24 and not minute and not second  # ISO 8601: the end of the day
    if (hour > 23 and not at_midnight) or minute > 59 or second > 60:  # 60: a leap second
        raise ValueError("no such time of day")
    fraction = (fields.get("fraction") or fields.get("fraction_") or "")[:6].ljust(6, "0")
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int(fraction))


def _number(fields: _Fields, name: str) -> int:
    return int(fields.get(name) or fields.get(f"{name}_") or 0)


def _offset(zone: str, language: str) -> timedelta | None:
    """How far the zone is ahead of UTC; None: no zone that says so.

    Raises _Doubtful for a name with several meanings, ValueError for a name without any. The single
    letters of RFC 822 were specified with the wrong sign, and RFC 2822 bids us not to trust them.
    """
    if not zone or (len(zone) == 1 and zone != "z"):
        return None
    name, sign, figures = re.sub(r"\s", "", zone).replace("-", "+-").partition("+")
    if sign:
        return _numeric_offset(figures)
    meanings = ZONES_BY_LANGUAGE.get(name, {})
    for known in (language, language.partition("-")[0]):
        if known in meanings:
            return timedelta(minutes=meanings[known])
    if name in ZONES:
        return timedelta(minutes=ZONES[name])
    if meanings:
        raise _Doubtful(name)
    raise ValueError(f"unknown zone {name}")


def _numeric_offset(figures: str) -> timedelta:
    digits = figures.lstrip("-").replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > 14 or int(minutes) > 59:
        raise ValueError(f"no such offset: {figures}")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return -offset if figures.startswith("-") else offset


def _calendar_day(fields: _Fields) -> date:
    return date(_number(fields, "year"), _number(fields, "month"), _number(fields, "day"))


def _week_day(fields: _Fields) -> date:
    return date.fromisocalendar(_number(fields, "year"), _number(fields, "week"), _number(fields, "weekday_number"))


def _ordinal_day(fields: _Fields) -> date:
    day = date(_number(fields, "year"), 1, 1) + timedelta(days=_number(fields, "ordinal") - 1)
    if day.year != _number(fields, "year"):
        raise ValueError("no such day of the year")
    return day


def _worded_day(fields: _Fields) -> date:
    month = MONTHS.get(fields["month"] or "")
    if month is None:
        raise ValueError(f"no month: {fields['month']}")
    return date(_full_year(fields), month, _number(fields, "day"))


def _figures_day(fields: _Fields) -> date:
    """04/28/2023, 28/04/2023, 28.04.2023; 04/05/2023 only where the language tells the order."""
    language = fields["language"]
    first, second, year = int(fields["first"] or 0), int(fields["second_figure"] or 0), _full_year(fields)
    day_first = fields["mark"] == "." or first > 12 or first == second
    if day_first:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    if not language or language.partition("-")[0] in MONTH_FIRST_LANGUAGES:
        raise _Doubtful("day and month may change places")
    return date(year, second, first)


def _full_year(fields: _Fields) -> int:
    """Two figures as RFC 2822 reads them: 00-49 are of this century."""
    written = fields["year"] or ""
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 50 else 1900)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Fields], date]], ...] = (
    (_ISO, _calendar_day),
    (_ISO_BASIC, _calendar_day),
    (_ISO_WEEK, _week_day),
    (_ISO_ORDINAL, _ordinal_day),
    (_DAY_FIRST, _worded_day),
    (_MONTH_FIRST, _worded_day),
    (_YEAR_LAST, _worded_day),
    (_FIGURES, _figures_day),
)
