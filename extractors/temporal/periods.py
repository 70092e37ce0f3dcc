"""Periods: seasons, decades, holidays, and units counted from now or from a mention; with quarters, all readers."""

from __future__ import annotations

from extractors.temporal.cues import (
    DAY_PARTS,
    DECADE_WORDS,
    DOUBTFUL_SEASONS,
    LAST_WORDS,
    NEXT_WORDS,
    SEASONS,
    THIS_WORDS,
    UNITS,
)
from extractors.temporal.dates import month_at, read_relative_year, read_weekday, read_year, weekday_at
from extractors.temporal.forms import (
    Amount,
    Calendar,
    Decade,
    Directed,
    Distance,
    FiscalYear,
    Holding,
    Holiday,
    Period,
    Shift,
    Timed,
    Unit,
)
from extractors.temporal.holidays import HOLIDAY_OPENERS, HOLIDAYS, LONGEST_HOLIDAY
from extractors.temporal.match import Match
from extractors.temporal.numerals import read_ordinal
from extractors.temporal.quarters import read_fiscal_year, read_quarter, read_year_ago_quarter, year_of_period
from extractors.temporal.words import Words

_DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_BARE_UNITS = {"weekend": Unit.WEEKEND, "quarter": Unit.QUARTER, "year": Unit.YEAR, "month": Unit.MONTH,
               "week": Unit.WEEK, "decade": Unit.DECADE, "century": Unit.CENTURY}  # fmt: skip
_THAT_UNITS = {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR, "decade": Unit.DECADE}
_WINDOW_PREPOSITIONS = frozenset({"over", "during", "within", "for", "in", "through", "throughout"})


def side_of(word: str) -> int | None:
    """-1, 0 or +1 for "last", "this", "next" and their like."""
    if word in LAST_WORDS:
        return -1
    if word in THIS_WORDS:
        return 0
    return 1 if word in NEXT_WORDS else None


def read_day_word(words: Words, i: int) -> Match | None:
    """ "today", "tomorrow night", "tonight", "the day before yesterday"."""
    low = words.low
    if low[i] == "tonight":
        return Match(i + 1, Timed(Shift(Unit.DAY, 0), "TNI"), "day word")
    if low[i] == "the" and low[i + 1] == "day" and low[i + 2] in ("before", "after"):
        offset = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((low[i + 2], low[i + 3]))
        return Match(i + 4, Shift(Unit.DAY, offset), "day word") if offset else None
    if low[i] not in _DAY_WORDS or (low[i + 1] == "'" and low[i + 2] == "s" and low[i + 3] == "world"):
        return None
    if low[i - 1] in ("better", "brighter", "a") or (words.capital(i) and words.upper(i - 1)):
        return None  # "USA Today"
    return Match(i + 1, Shift(Unit.DAY, _DAY_WORDS[low[i]]), "day word")


def read_sided(words: Words, i: int) -> Match | None:
    """ "last year", "this past weekend", "next Monday", "this morning", "the following month", "last October"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    side = side_of(low[j])
    if side is None:
        return None
    k = j + 1
    if low[j] == "this" and low[k] in ("past", "coming", "last", "next"):
        side = -1 if low[k] in ("past", "last") else 1
        k += 1
    elif low[j] == "past" and j == i:
        return None
    fiscal = low[k] in ("fiscal", "financial", "calendar")
    if fiscal:
        k += 1
    if fiscal and low[k] == "year" and low[k - 1] != "calendar":
        return Match(k + 1, FiscalYear(Shift(Unit.YEAR, side)), "fiscal year")
    return _sided_unit(words, i, j, k, side) or _sided_name(words, k, side, low[j])


def _sided_unit(words: Words, i: int, j: int, k: int, side: int) -> Match | None:
    low = words.low
    if low[k] == "night" and side == -1:
        return Match(k + 1, Timed(Shift(Unit.DAY, -1), "TNI"), "last night")
    if low[k] in DAY_PARTS and side == 0:
        return Match(k + 1, Timed(Shift(Unit.DAY, 0), f"T{DAY_PARTS[low[k]]}"), "part of today")
    if low[k] in ("evening", "morning", "afternoon") and low[j] in ("next", "following", "previous"):
        return Match(k + 1, Timed(Shift(Unit.DAY, side, mention=True), f"T{DAY_PARTS[low[k]]}"), "part of a day")
    unit = Unit(UNITS[low[k]]) if low[k] in UNITS and not words.named(i) else None
    if unit is None or unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR) or low[k].endswith("s"):
        return None
    if low[j] in ("past", "coming") and j > i and low[j - 1] == "the" and unit is not Unit.WEEKEND:
        return None  # "the past year" is an amount
    windowed = j > i and low[i - 1] in _WINDOW_PREPOSITIONS and low[j] in ("next", "last")
    if windowed and unit is not Unit.WEEKEND and (low[i - 1], unit) != ("in", Unit.DAY):
        return None  # "over the next year"
    mention = low[j] in ("following", "preceding", "previous") or (j > i and low[j] == "next")
    mention = mention or (low[j] in ("next", "previous", "prior") and unit in (Unit.DAY, Unit.NIGHT))
    if low[j] == "present" and unit is Unit.DAY:
        return None
    return Match(k + 1, Shift(unit, side, mention=mention), "unit from a mention" if mention else "unit from now")


def _sided_name(words: Words, k: int, side: int, opener: str) -> Match | None:
    low = words.low
    weekday = weekday_at(words, k)
    if weekday and low[k].endswith("day"):
        dated = read_weekday(words, k)
        if dated and dated.rule == "weekday and date":
            return dated
        mention = opener in ("previous", "preceding", "following")
        return Match(weekday[1], Directed(Calendar(weekday=weekday[0]), side, mention), "sided weekday")
    month = month_at(words, k)
    if month and (opener != "current") and not low[month[1]][:1].isdigit():
        return Match(month[1], Directed(Calendar(month=month[0]), side), "sided month")
    if low[k] in SEASONS:
        return Match(k + 1, Directed(Period(SEASONS[low[k]]), side), "sided season")
    holiday = _holiday_at(words, k)
    if holiday:
        return Match(holiday[1], Directed(Holiday(holiday[0]), side), "sided holiday")
    return None


def read_this_time(words: Words, i: int) -> Match | None:
    """ "this time last year": the day of publication, a year earlier."""
    low = words.low
    if low[i] != "this" or low[i + 1] != "time" or low[i + 2] not in ("last", "next"):
        return None
    unit = {"year": Unit.YEAR, "month": Unit.MONTH, "week": Unit.WEEK}.get(low[i + 3])
    sign = -1 if low[i + 2] == "last" else 1
    return (
        Match(i + 4, Distance(Amount(1, unit), sign, origin=Shift(Unit.DAY, 0)), "this time last year")
        if unit
        else None
    )


def read_bare_unit(words: Words, i: int) -> Match | None:
    """ "the quarter", "the weekend", "the year": the one the text is about."""
    low = words.low
    if low[i] != "the":
        return None
    j = i + 1
    if low[j] in ("same", "corresponding", "comparable") and low[j + 1] in ("quarter", "period"):
        return _same_period(words, j + 2)
    if low[j] == "latest" and low[j + 1] in ("quarter", "period"):
        return Match(j + 2, Shift(Unit.QUARTER, -1, bare=True), "the latest quarter")
    if low[j] in ("fiscal", "financial") and low[j + 1] == "year" and low[j + 2] not in UNITS:
        return Match(j + 2, Shift(Unit.YEAR, 0, bare=True, ended=True), "year by its end")
    full = low[j] in ("full", "current")
    unit = _BARE_UNITS.get(low[j + 1] if full else low[j])
    if unit is None:
        return None
    end = j + 2 if full else j + 1
    if low[end] in UNITS or low[end] == "-" or (low[end] == "of" and unit is not Unit.WEEKEND):
        return None
    ended = _ended(words, end) if unit is Unit.QUARTER else None
    if ended:
        return Match(end, ended, "quarter by its end")
    if unit is Unit.QUARTER and low[end : end + 2] == ["a", "year"] and low[end + 2] in ("ago", "earlier"):
        return Match(end + 3, Period("Q", Shift(Unit.YEAR, -1)), "the quarter of a year")
    if unit is Unit.YEAR and low[end] in ("ended", "ending"):
        return Match(end, Shift(Unit.YEAR, 0, bare=True, ended=True), "year by its end")
    return Match(end, Shift(unit, 0, bare=not full), "bare unit")


def _same_period(words: Words, i: int) -> Match | None:
    """ "the same period last year", "the corresponding quarter of 2025"."""
    behind = year_of_period(words, i)
    return Match(behind[1], Period("Q", behind[0]), "the quarter of a year") if behind else None


def _ended(words: Words, i: int) -> Period | None:
    """The quarter that ends in the month behind "ended": by the month before, as business quarters need not fit."""
    low = words.low
    j = i + 2 if low[i + 1] == "on" else i + 1
    named = month_at(words, j) if low[i] in ("ended", "ending") else None
    return Period(f"Q{((named[0] - 2) % 12) // 3 + 1}") if named else None


def _holiday_at(words: Words, i: int) -> tuple[str, int] | None:
    if words.low[i] not in HOLIDAY_OPENERS:
        return None
    for length in range(LONGEST_HOLIDAY, 0, -1):
        name = tuple(words.low[i : i + length])
        if name in HOLIDAYS and (words.capital(i) or name[-1] == "day"):
            return " ".join(name), i + length
    return None


def read_holiday(words: Words, i: int) -> Match | None:
    """ "Christmas Day", "Thanksgiving 2026"."""
    found = _holiday_at(words, i)
    if not found:
        return None
    name, end = found
    if words.low[end] in ("week", "weekend"):
        return Match(end + 1, Holding(Unit(words.low[end]), Holiday(name)), "unit of a day")
    year = read_year(words, end + 1 if words.low[end] == "," else end) or read_relative_year(words, end)
    return Match(year[1], Holiday(name, year[0]), "holiday") if year else Match(end, Holiday(name), "holiday")


def read_that_unit(words: Words, i: int) -> Match | None:
    """ "that year", "the same month", "that day": the one named last. Only the TIMEX3 scheme keeps it."""
    low = words.low
    j = i + 2 if low[i] == "the" and low[i + 1] == "same" else i + 1 if low[i] == "that" else i
    unit = _THAT_UNITS.get(low[j]) if j > i else None
    if unit is None or low[j + 1] in UNITS or low[j + 1] in ("-", "of"):
        return None
    return Match(j + 1, Shift(unit, 0, mention=True, bare=True), "that unit")


def read_season(words: Words, i: int) -> Match | None:
    """ "summer 2026", "the winter of 2026", "the spring", "in autumn"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    if low[j] not in SEASONS:
        return None
    code = SEASONS[low[j]]
    behind = year_of_period(words, j + 1)
    if behind:
        return Match(behind[1], Period(code, behind[0]), "season")
    timely = low[i - 1] in ("in", "by", "during", "until", "since", "through", "before", "after", "from", "over",
                            "early", "late", "mid", "every", "each")  # fmt: skip
    if low[j + 1] in ("of", "from", "to", "-", "apart", "off", "out", "over") or (
        low[j] in DOUBTFUL_SEASONS and not timely
    ):
        return None
    if not timely and not (low[j].endswith("time") or (low[j] in ("summer", "winter") and low[i] == "the")):
        return None
    return Match(j + 1, Period(code), "season")


def read_decade(words: Words, i: int) -> Match | None:
    """ "the 1990s", "the '90s", "the nineties", "the 20th century"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    word = low[j]
    if word[-1:] == "s" and word[:-1].isdecimal() and len(word) == 5 and 1500 <= int(word[:4]) <= 2090:
        start = int(word[:4])
        return Match(j + 1, Decade(start, 100 if start % 100 == 0 and start < 2000 else 10), "decade")
    short = low[j + 1] if word == "'" else ""
    if len(short) == 3 and short[-1] == "s" and short[0].isdigit() and short[1] == "0":
        return Match(j + 2, Decade((2000 if short[0] in "01" else 1900) + int(short[:2])), "decade")
    if word in DECADE_WORDS and low[i] == "the":
        return Match(j + 1, Decade(1900 + DECADE_WORDS[word]), "decade")
    number = read_ordinal(words, j)
    k = j + 2 if low[j + 1] == "-" else j + 1
    if number and low[k] == "century" and 1 <= number <= 22:
        return Match(k + 1, Decade((number - 1) * 100, 100), "century")
    return None


PERIOD_READERS = (
    read_this_time,
    read_day_word,
    read_sided,
    read_holiday,
    read_quarter,
    read_year_ago_quarter,
    read_that_unit,
    read_season,
    read_fiscal_year,
    read_decade,
    read_bare_unit,
)
