"""Days as people say them: how far off a last day is, and how late something is."""

from __future__ import annotations

from datetime import date

_DAYS_IN_WEEKS = 21  # from here on people count weeks
_WEEKS_IN_MONTHS = 75  # days; from here on months
_MONTHS_IN_YEARS = 730  # days; from here on years


def time_left(last_day: date, today: date) -> str:
    """How far off a last day is: "today", "in 12 days", "3 days late"."""
    days = (last_day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {length_in_words(days)}" if days > 0 else f"{length_in_words(-days)} late"


def length_in_words(days: int) -> str:
    """A number of days in the unit one would say: "1 day", "5 weeks", "3 months"."""
    if days < _DAYS_IN_WEEKS:
        return _counted(days, "day")
    if days < _WEEKS_IN_MONTHS:
        return _counted(round(days / 7), "week")
    if days < _MONTHS_IN_YEARS:
        return _counted(round(days / 30.44), "month")
    return _counted(round(days / 365.25), "year")


def deadline_in_words(words: str | None, last_day: date | None, today: date, *, settled: bool) -> str | None:
    """A deadline in the article's words, with how far off it is as long as that matters; None: there is none."""
    if last_day is None:
        return words
    left = "" if settled else f" ({time_left(last_day, today)})"
    return f"{words or f'by {last_day:%-d %B %Y}'}{left}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
