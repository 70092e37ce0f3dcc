"""Which year, week or quarter is meant where the words do not say: choices by tense and nearness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.temporal.forms import Direction
from extractors.temporal.intervals import in_calendar, month_end

#: Nobody leaves out the year of a day eleven months away.
_SIX_WEEKS = timedelta(days=42)
_TWO_MONTHS, _TEN_MONTHS = timedelta(days=62), timedelta(days=300)
#: Results are reported up to two months after the quarter, in the future tense before that.
_REPORTED = timedelta(days=60)
_LEAP_YEARS_APART = 8  #: February 29 can be eight years away
_AHEAD = frozenset({Direction.FUTURE, Direction.PRESENT})
Days = tuple[date, date]


def choose(before: date, after: date, published: date, direction: Direction) -> date:
    """Of the latest day not after publication and the next one, the one the tense asks for; else the nearer."""
    if direction is Direction.PAST:
        return before
    if direction is Direction.PRESENT and before == published:
        return before
    if direction in _AHEAD:
        return after
    return before if published - before <= after - published else after


def near(before: date, after: date, published: date) -> date | None:
    """The one day within six weeks of publication, whatever the tense; None where neither is."""
    if published - before <= _SIX_WEEKS:
        return before
    return after if after - published <= _SIX_WEEKS else None


def near_month(before: date, after: date, published: date) -> date | None:
    """The month that begins within two months, where the one before is long past: nobody leaves out its year."""
    return after if after - published <= _TWO_MONTHS and published - before >= _TEN_MONTHS else None


def around(days: Sequence[date], published: date) -> Days:
    """The latest of the days not after publication, and the first after it; days must lie on both sides."""
    before = max((day for day in days if day <= published), default=days[0])
    return before, min((day for day in days if day > published), default=days[-1])


def every_year(month: int, day: int, published: date) -> list[date]:
    """The day of the month in the years around publication that have it; empty for April 31."""
    years = range(published.year - _LEAP_YEARS_APART, published.year + _LEAP_YEARS_APART + 1)
    return [
        date(year, month, day) for year in years if in_calendar(year) and day <= month_end(date(year, month, 1)).day
    ]


def bare_weekday(weekday: int, published: date, direction: Direction) -> date:
    """The latest such day, publication included, unless the act lies ahead: then the next one.

    Of 297 bare weekdays in TempEval-3's training news, the latest day is right for 269.
    """
    back = (published.weekday() - weekday) % 7
    ahead = direction is Direction.FUTURE or (direction is Direction.PRESENT and back > 0)
    return published + timedelta(days=7 - back if ahead else -back)


def sided_weekday(weekday: int, side: int, published: date) -> date:
    """ "last", "this" or "next" Friday: before publication, in its week, or after it."""
    back = (published.weekday() - weekday) % 7
    if side == 0:
        return published + timedelta(days=weekday - published.weekday())
    return published + timedelta(days=7 - back if side > 0 else -(back or 7))


def weekend(side: int, published: date, direction: Direction, *, bare: bool) -> date:
    """The Saturday meant: the latest one, unless the act lies ahead; "last" and "next" count from there."""
    latest = published - timedelta(days=(published.weekday() - 5) % 7)
    running = published.weekday() >= 5
    if side < 0:
        return latest - timedelta(days=7) if running else latest
    if side > 0:
        return latest + timedelta(days=7)
    close = not bare and direction is Direction.OPEN and published.weekday() > 1
    return latest + timedelta(days=7) if (direction in _AHEAD or close) and not running else latest


def nearest_saturday(day: date) -> date:
    """Of the weekend a holiday makes long: before a Monday, after a Thursday."""
    away = (5 - day.weekday()) % 7
    return day + timedelta(days=away if away < 4 else away - 7)


def nearest_season(spans: Sequence[Days], published: date, direction: Direction) -> Days:
    """The latest season that has begun, or the first that has not ended if the act lies ahead."""
    if direction in _AHEAD:
        return next((span for span in spans if span[1] >= published), spans[-1])
    return next((span for span in reversed(spans) if span[0] <= published), spans[0])


def nearest_quarter(spans: Sequence[Days], published: date, direction: Direction) -> Days:
    """The quarter whose middle is nearest, if the tense allows it."""
    fitting = [span for span in spans if _allowed(span, published, direction)]
    return min(fitting or spans, key=lambda span: abs(span[0] + (span[1] - span[0]) / 2 - published))


def _allowed(span: Days, published: date, direction: Direction) -> bool:
    if direction is Direction.PAST:
        return span[0] <= published
    return direction is not Direction.FUTURE or span[1] >= published - _REPORTED
