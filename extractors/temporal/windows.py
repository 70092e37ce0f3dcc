"""Stretches of time up to publication or from it on, and pieces of a period, counted in units."""

from __future__ import annotations

from extractors.temporal.amounts import read_amount, unit_at
from extractors.temporal.clock import is_day
from extractors.temporal.cues import AMOUNT_FILLERS, PLURAL_UNITS
from extractors.temporal.dates import POINT_READERS
from extractors.temporal.forms import Amount, First, Holding, Reference, Unit, Window
from extractors.temporal.match import Match, longest
from extractors.temporal.numerals import read_count, read_ordinal
from extractors.temporal.periods import PERIOD_READERS
from extractors.temporal.words import Words

_WINDOWS = {
    "past": Window.PAST, "last": Window.PAST, "previous": Window.PAST, "preceding": Window.PAST, "prior": Window.PAST,
    "next": Window.FUTURE, "coming": Window.FUTURE, "following": Window.FUTURE, "upcoming": Window.FUTURE,
}  # fmt: skip
#: "his last days": a person's, not the past days.
_LONG_UNITS = frozenset({Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY})

_SHORT_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.NIGHT, Unit.QUARTER})


def read_window(words: Words, i: int) -> Match | None:
    """ "the past three years", "the next two weeks", "coming days", "recent months", "the last decade"."""
    low = words.low
    j = i + 1 if low[i] in ("the", "these") else i
    if low[j] == "recent" or (low[j] == "most" and low[j + 1] == "recent"):
        unit = unit_at(words, j + 1 if low[j] == "recent" else j + 2)
        if unit and low[unit[1] - 1] in PLURAL_UNITS:
            return Match(unit[1], Reference("PAST_REF", unit[0]), "recent units")
        return None
    window = _WINDOWS.get(low[j])
    return (_counted_window(words, j, window) or _plain_window(words, j, window)) if window else None


def _counted_window(words: Words, j: int, window: Window) -> Match | None:
    low = words.low
    count = read_count(words, j + 1)
    if not count or count.article:
        return None
    k = count.end + 1 if low[count.end] in AMOUNT_FILLERS else count.end
    unit = unit_at(words, k)
    if not unit or (low[unit[1]] == "-" and words.glued(k)):
        return None
    whole = _whole_of(words, unit[1]) if low[j] == "last" else None
    if whole:
        return Match(whole.end, First(Amount(count.value, unit[0]), whole.form, last=True), "last units of a period")
    value = None if count.most else count.value  # "the next 12 to 18 months" has no length of its own
    return Match(unit[1], Amount(value, unit[0], window), "counted window")


def _plain_window(words: Words, j: int, window: Window) -> Match | None:
    low = words.low
    unit = unit_at(words, j + 1)
    if not unit:
        return None
    if low[j + 1] in PLURAL_UNITS:
        if low[j] in ("last", "next", "following") and low[j - 1] != "the":
            return None
        value = "PAST_REF" if window is Window.PAST else "FUTURE_REF"
        return Match(unit[1], Reference(value, unit[0]), "coming units" if window is Window.FUTURE else "recent units")
    if low[j - 1] != "the" or unit[0] in (Unit.DAY, Unit.NIGHT, Unit.WEEKEND):
        return None
    return Match(unit[1], Amount(1, unit[0], window), "window of one unit")


def _whole_of(words: Words, i: int) -> Match | None:
    """The period behind "of": "of the year", "of 2026", "of June"."""
    return longest(words, i + 1, (*POINT_READERS, *PERIOD_READERS)) if words.low[i] in ("of", "in") else None


def read_first(words: Words, i: int) -> Match | None:
    """ "the first nine months of 2026", "the final weeks"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    if low[j] not in ("first", "final", "opening", "closing"):
        return None
    count = read_count(words, j + 1)
    unit = unit_at(words, count.end if count else j + 1)
    if not unit or (count and count.article):
        return None
    if count is None:
        fits = low[unit[1] - 1] in PLURAL_UNITS and unit[0] in _LONG_UNITS
        return Match(unit[1], Amount(None, unit[0]), "duration") if fits else None
    whole = _whole_of(words, unit[1])
    amount = Amount(count.value, unit[0])
    if whole is None:
        return Match(unit[1], amount, "duration")
    return Match(whole.end, First(amount, whole.form, last=low[j] in ("final", "closing")), "first units of a period")


def read_nth(words: Words, i: int) -> Match | None:
    """ "the first week of July", "the last day of the year", "the week of July 6"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    if low[j] in ("week", "month") and low[j + 1] in ("of", "ending"):
        day = longest(words, j + 2, POINT_READERS)
        named = day is not None and is_day(day.form)
        return Match(day.end, Holding(Unit(low[j]), day.form), "unit of a day") if day and named else None
    number = read_ordinal(words, j)
    unit = unit_at(words, j + 1)
    if not unit or low[j + 1] in PLURAL_UNITS or unit[0] in _SHORT_UNITS or not (number or low[j] in ("last", "final")):
        return None
    whole = _whole_of(words, unit[1])
    if whole is None or words.low[unit[1]] != "of":
        return None
    form = First(Amount(1, unit[0]), whole.form, last=number is None, skip=number - 1 if number else None)
    return Match(whole.end, form, "unit of a period")


AMOUNT_READERS = (read_window, read_first, read_nth, read_amount)
