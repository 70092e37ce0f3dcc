"""From TIMEX3 values and prepositions to calendar days. All rules are the guideline's."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

from extractors.temporal.forms import Unit
from models import Interval, Relation

_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: First months and lengths of the codes in ``2026-Q3`` and the like.
_PERIODS = {
    **{f"Q{number}": (3 * number - 2, 3) for number in range(1, 5)},
    **{f"H{number}": (6 * number - 5, 6) for number in range(1, 3)},
    **{code: (month, 3) for code, month in _SEASON_STARTS.items()},
}
_THIRDS = {"START": 0, "MID": 1, "END": 2}


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return day + relativedelta(day=31)


def months_from(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months."""
    first = date(year, month, 1)
    return first, month_end(first + relativedelta(months=count - 1))


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 value covers; None for durations, sets, references and unknown digits.

    Raises ValueError for a day that no calendar has ("2026-02-30").
    """
    if "/" in value:
        first, last = value.split("/", 1)
        start, end = days_of(first), days_of(last)
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None
    value = value.split("T", 1)[0]
    if not value or not value[0].isdigit() or "X" in value:
        return None
    week = _WEEK.match(value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return (monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6))
    parts = value.split("-")
    if len(parts) == 3:
        day = date.fromisoformat(value)
        return day, day
    if len(parts) == 2:
        month, count = _PERIODS.get(parts[1]) or (int(parts[1]), 1)
        return months_from(int(parts[0]), month, count)
    scale = 10 ** (4 - len(value))
    year = int(value) * scale
    return months_from(max(year, MINYEAR), 1, 12 * scale)


def week_value(day: date) -> str:
    """The ISO week of a day, as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """The quarter of a day, as a TIMEX3 value."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def unit_value(day: date, unit: Unit) -> str:
    """The calendar unit that holds a day, as a TIMEX3 value."""
    if unit is Unit.WEEK:
        return week_value(day)
    if unit is Unit.WEEKEND:
        return f"{week_value(day)}-WE"
    if unit is Unit.QUARTER:
        return quarter_value(day)
    return {
        Unit.MONTH: f"{day:%Y-%m}",
        Unit.YEAR: f"{day.year:04d}",
        Unit.DECADE: f"{day.year // 10:03d}",
        Unit.CENTURY: f"{day.year // 100:02d}",
        Unit.NIGHT: f"{day.isoformat()}TNI",
    }.get(unit, day.isoformat())


_STEPS = {
    Unit.DAY: (1, "days"),
    Unit.NIGHT: (1, "days"),
    Unit.WEEKEND: (7, "days"),
    Unit.WEEK: (7, "days"),
    Unit.FORTNIGHT: (14, "days"),
    Unit.MONTH: (1, "months"),
    Unit.QUARTER: (3, "months"),
    Unit.YEAR: (12, "months"),
    Unit.DECADE: (120, "months"),
    Unit.CENTURY: (1200, "months"),
}
_HOURS = {Unit.SECOND: 3600.0, Unit.MINUTE: 60.0, Unit.HOUR: 1.0}


def moved(day: date, count: float, unit: Unit) -> date | None:
    """The day ``count`` units away; months keep the day of month, clamped. None: outside the calendar."""
    if unit in _HOURS:
        steps, name = count / _HOURS[unit] / 24, "days"
        steps = int(steps) if steps >= 0 else -int(-steps)
    else:
        size, name = _STEPS[unit]
        steps = round(count * size)
    try:
        return day + (timedelta(days=steps) if name == "days" else relativedelta(months=int(steps)))
    except (OverflowError, ValueError):  # years beyond date.MAXYEAR: "two million years ago"
        return None


def duration_value(count: float | None, unit: Unit) -> str:
    """An amount as a TIMEX3 duration: ``P30D``, ``PT90M``, ``P2Y6M``, ``PXW``."""
    if unit in _HOURS:
        letter = unit.value[0].upper()
        if count is not None and count != int(count) and unit is not Unit.SECOND:
            return _split("PT", count, letter, 60, {"H": "M", "M": "S"}[letter])
        return f"PT{_number(count)}{letter}"
    if unit in (Unit.WEEKEND, Unit.NIGHT):
        return f"P{_number(count)}{'WE' if unit is Unit.WEEKEND else 'D'}"
    if count is None:
        letters = {Unit.DECADE: "DE", Unit.CENTURY: "C", Unit.FORTNIGHT: "W"}
        return f"PX{letters.get(unit, unit.value[0].upper())}"
    if unit in (Unit.DECADE, Unit.CENTURY):
        return f"P{_number(count * (10 if unit is Unit.DECADE else 100))}Y"
    if unit is Unit.QUARTER:
        return f"P{_number(count * 3)}M"
    if unit is Unit.FORTNIGHT:
        return f"P{_number(count * 2)}W"
    if unit is Unit.YEAR and count != int(count):
        return _split("P", count, "Y", 12, "M")
    return f"P{_number(count)}{unit.value[0].upper()}"


def _split(prefix: str, count: float, letter: str, per: int, small: str) -> str:
    whole, rest = int(count), round((count - int(count)) * per)
    return f"{prefix}{f'{whole}{letter}' if whole else ''}{rest}{small}"


def _number(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))


def third(start: date, end: date, mod: str) -> tuple[date, date]:
    """The first, middle or last third of a period: months in days 1-10, 11-20, 21-end, longer ones in months."""
    index = _THIRDS[mod]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1 and start.day == 1 and end == month_end(end):
        return start + timedelta(days=10 * index), end if index == 2 else start + timedelta(days=10 * index + 9)
    if months % 12 == 0 and months >= 120:  # the guideline reads "early 1990s" as 1990-1993
        cuts = [0, 4, 7, 10] if months == 120 else [0, 33, 66, 100]
        return date(start.year + cuts[index], 1, 1), date(start.year + cuts[index + 1] - 1, 12, 31)
    if months % 3 == 0 and start.day == 1:
        size = months // 3
        first = start + relativedelta(months=size * index)
        return first, month_end(first + relativedelta(months=size - 1))
    days = (end - start).days + 1
    cuts = [0, -(-days // 3), days - days // 3, days]
    return start + timedelta(days=cuts[index]), start + timedelta(days=cuts[index + 1] - 1)


def bound_of(relation: Relation, interval: Interval, published: date | None) -> Interval:
    """The days a preposition allows around an expression's own interval."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return interval
    if relation in (Relation.BY, Relation.UNTIL):
        return _ordered(published, end)
    if relation is Relation.BEFORE:
        return _ordered(published, start - timedelta(days=1) if start and start > date.min else None)
    if relation is Relation.AFTER:
        return Interval(start=end + timedelta(days=1) if end and end < date.max else None, end=None)
    if relation is Relation.NOT_BEFORE:
        return Interval(start=start, end=None)
    if relation is Relation.SINCE:
        return _ordered(start, published, keep_start=True)
    return interval


def _ordered(start: date | None, end: date | None, keep_start: bool = False) -> Interval:
    """Both bounds where they are in order; otherwise publication says nothing about the one it stands for."""
    if start and end and start > end:
        return Interval(start=start, end=None) if keep_start else Interval(start=None, end=end)
    return Interval(start=start, end=end)


def in_calendar(year: int) -> bool:
    """Whether dates of the year can be written as days."""
    return MINYEAR <= year <= MAXYEAR
