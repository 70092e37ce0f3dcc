"""Dates on the calendar: days, months, years, weekdays, ISO and figures."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.temporal.cues import (
    DOUBTFUL_MONTHS,
    MEASURES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NUMBERERS,
    TIME_PREPOSITIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from extractors.temporal.forms import Calendar, Form, Range, Shift, Unit
from extractors.temporal.match import Match
from extractors.temporal.numerals import read_spelled_year
from extractors.temporal.words import Words

_YEAR_OFFSETS = {"last": -1, "this": 0, "next": 1}
#: Before a year that could be any number: "in 1800", "by 2100".
_YEAR_PREPOSITIONS = frozenset(
    {
        "(", "-", "/", "after", "and", "around", "autumn", "before", "between", "by", "c", "circa", "during", "early",
        "fall", "fiscal", "from", "in", "late", "mid", "of", "since", "spring", "summer", "through", "till", "to",
        "until", "winter", "year",
    }
)  # fmt: skip

_NAME_LINKS = frozenset({"to", "by", "from", "and", "or", "of"})
_NAMES_TOO = frozenset({"april", "august", "june", "march", "may"})


def read_year(words: Words, i: int) -> tuple[int, int] | None:
    """A year in figures or words at word ``i``, and the word after it."""
    number = words.number(i)
    if number is None:
        return read_spelled_year(words, i)
    if len(words.low[i]) != 4 or not 1000 <= number <= 2199 or not _stands_alone(words, i):
        return None
    low = words.low
    if not 1900 <= number <= 2059 and low[i - 1] not in _YEAR_PREPOSITIONS:
        return None
    if low[i - 1] in NUMBERERS or low[i + 1] in MEASURES or low[i + 1] in ("%", "°"):
        return None
    return number, i + 1


def _stands_alone(words: Words, i: int) -> bool:
    """Whether a number is no piece of a bigger one ("1,999", "$2000", "A-2000", "2000.5", "F2000")."""
    low = words.low
    before, after = low[i - 1], low[i + 1]
    if (
        i
        and words.glued(i - 1)
        and (before in (",", ".", "$", "£", "€", "#", ":", "_", "&", "=", "+", "@") or before[-1:].isalnum())
    ):
        return False
    if (
        i > 1
        and before == "-"
        and words.glued(i - 1)
        and words.glued(i - 2)
        and low[i - 2] not in ("mid", "pre", "post")
    ):
        return False
    if words.glued(i) and after in (".", ",", ":", "_", "=", "&") and low[i + 2][:1].isdigit() and words.glued(i + 1):
        return False
    return not (words.glued(i) and (after[:1].isalpha() or after == "_"))


def read_relative_year(words: Words, i: int) -> tuple[Shift, int] | None:
    """ "last year", "of this year", "the next year's": a relative year beside a month or quarter."""
    low = words.low
    j = i + 1 if low[i] in ("of", "in") else i
    if low[j] in _YEAR_OFFSETS and low[j + 1] == "year":
        return Shift(Unit.YEAR, _YEAR_OFFSETS[low[j]]), j + 2
    if j > i and low[j] == "the" and low[j + 1] == "year":
        return Shift(Unit.YEAR, 0), j + 2
    if low[j] in ("that", "same") and low[j + 1] == "year":
        return Shift(Unit.YEAR, 0, mention=True), j + 2
    if low[j : j + 3] == ["the", "same", "year"]:
        return Shift(Unit.YEAR, 0, mention=True), j + 3
    if low[j] == "the" and low[j + 1] in ("following", "previous") and low[j + 2] == "year":
        return Shift(Unit.YEAR, 1 if low[j + 1] == "following" else -1, mention=True), j + 3
    return None


def read_iso(words: Words, i: int) -> Match | None:
    """ "2026-06-23" """
    low = words.low
    if not (low[i + 1] == "-" and low[i + 3] == "-" and len(low[i]) == 4 and len(low[i + 2]) == len(low[i + 4]) == 2):
        return None
    year, month, day = words.number(i), words.number(i + 2), words.number(i + 4)
    if year is None or month is None or day is None or not all(words.glued(j) for j in range(i, i + 4)):
        return None
    if not 1500 <= year <= 2199:
        return None
    return Match(i + 5, Calendar(year, month, day), "iso date")


def read_figures(words: Words, i: int) -> Match | None:
    """ "6/23/2026", "23.06.2026", "23-06-26": day and month in either order."""
    low, sign = words.low, words.low[i + 1]
    if sign not in ("/", ".", "-") or low[i + 3] != sign or not all(words.glued(j) for j in range(i, i + 4)):
        return None
    if i and words.glued(i - 1) and low[i - 1] in ("/", ".", "-", "$", "£", "€"):
        return None
    first, second, year = words.number(i), words.number(i + 2), words.number(i + 4)
    if first is None or second is None or year is None or len(low[i]) > 2 or len(low[i + 2]) > 2:
        return None
    if len(low[i + 4]) == 2 and sign == "/":
        year += 2000 if year < 70 else 1900
    possible = 1 <= min(first, second) <= 12 and max(first, second) <= 31
    if not 1900 <= year <= 2099 or not (possible or (sign == "/" and len(low[i + 4]) == 4)):
        return None
    order = "dm" if first > 12 else "md" if second > 12 else "either"
    month, day = (second, first) if order == "dm" else (first, second)
    return Match(i + 5, Calendar(year, month, day, order=order), "date in figures")


def read_attacks(words: Words, i: int) -> Match | None:
    """ "9/11", which names one day."""
    low = words.low
    if low[i] != "9" or low[i + 1] != "/" or low[i + 2] != "11" or low[i + 3] == "/" or not words.glued(i):
        return None
    attacks = any(word.startswith("attack") for word in low[i + 3 : i + 5])
    if attacks or (low[i - 1] in ("since", "after", "before", "on") and not low[i + 3].isalpha()):
        return Match(i + 3, Calendar(2001, 9, 11), "9/11")
    return None


def month_at(words: Words, i: int) -> tuple[int, int] | None:
    """The month named at word ``i`` and the word after it, its full stop included; upper case only."""
    return _named_at(words, i, MONTHS, MONTH_ABBREVIATIONS)


def _named_at(
    words: Words, i: int, names: Mapping[str, int], abbreviations: Mapping[str, int]
) -> tuple[int, int] | None:
    word = words.low[i]
    if not words.capital(i):
        return None
    if word in names:
        return names[word], i + 1
    if word in abbreviations:
        return abbreviations[word], i + 2 if words.low[i + 1] == "." and words.glued(i) else i + 1
    return None


def day_at(words: Words, i: int) -> tuple[int, int] | None:
    """The day of the month at word ``i`` ("23", "23rd") and the word after it."""
    word = words.low[i]
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    if len(digits) > 2 or not (digits.isascii() and digits.isdigit()) or not 1 <= int(digits) <= 31:
        return None
    low = words.low
    if low[i + 1] == "%":
        return None
    if low[i + 1] in (".", ",", ":") and words.glued(i) and words.glued(i + 1) and low[i + 2][:1].isdigit():
        return None
    return int(digits), i + 1


def _year_after(words: Words, i: int) -> tuple[int | Shift | None, int]:
    """The year after a day or month: ", 2026", "2026", "of last year"; None and ``i`` where there is none."""
    j = i + 1 if words.low[i] in (",", "of") else i
    year = read_year(words, j) if j == i or words.low[j][:1].isdigit() else None
    return year or read_relative_year(words, i) or _year_of_no_calendar(words, j) or (None, i)


def _year_of_no_calendar(words: Words, i: int) -> tuple[int, int] | None:
    """ "June 2, 99999.", "the year 0": a year all the same, so that no other is taken for it."""
    word = words.low[i]
    if not (word.isascii() and word.isdigit() and len(word) <= 9) or 0 < int(word) < 10_000:
        return None
    alone = not words.glued(i - 1) and not words.low[i + 1][:1].isalnum()
    return (int(word), i + 1) if alone and words.low[i + 1] not in MEASURES | {"%", "°", "$"} else None


def read_month(words: Words, i: int) -> Match | None:
    """ "June 2", "June 2, 2026", "June 2-4", "Oct. 9, 11, 1981", "June 2026", "June last year", "June"."""
    named = month_at(words, i)
    if not named:
        return None
    month, j = named
    day = day_at(words, j)
    if day:
        return _month_day(words, month, *day)
    year, end = _year_after(words, j)
    if year is not None:
        return Match(end, Calendar(year, month), "month and year")
    if _bare_month(words, i, j):
        return Match(j, Calendar(month=month), "month")
    return None


def _month_day(words: Words, month: int, day: int, j: int) -> Match:
    low = words.low
    last: tuple[int, int] | None = None
    if low[j] in ("-", "to", "through", "and", "until", ","):
        last = day_at(words, j + 1)
        comma = low[j] == ","
        if last and (last[0] <= day or (comma and not (low[last[1]] == "," and read_year(words, last[1] + 1)))):
            last = None
        if (
            last
            and low[j] == "and"
            and (month_at(words, last[1]) or (low[last[1]][:1].isalpha() and not read_year(words, last[1])))
        ):
            last = last if low[last[1]] in ("in", "at", "of", "for") else None
    year, end = _year_after(words, last[1] if last else j)
    if last:
        return Match(end, Range(Calendar(year, month, day), Calendar(year, month, last[0])), "days of a month")
    if year is None and (month, day) == (9, 11) and any(word.startswith("attack") for word in low[j : j + 3]):
        return Match(end, Calendar(2001, 9, 11), "9/11")
    return Match(end, Calendar(year, month, day), "day and month")


def _bare_month(words: Words, i: int, j: int) -> bool:
    """Whether a month's name alone is a month, not a person, a verb or a march."""
    low, name = words.low, words.low[i]
    before = low[i - 1]
    if name in MONTH_ABBREVIATIONS:
        return j == i + 2 and before in TIME_PREPOSITIONS
    if before in TIME_PREPOSITIONS or (before == "-" and low[i - 2] == "mid"):
        named = before in _NAME_LINKS and name in _NAMES_TOO and words.capital(j) and low[j] not in MONTHS
        return not named  # "by April Ryan", "and March Madness"
    if name == "may":
        return False
    if name in DOUBTFUL_MONTHS:
        called = (words.capital(i - 1) and before != "the") or words.capital(j)
        return low[j] not in ("on", "for", "of", "against") and not called
    return not (name in ("april", "june", "august") and words.capital(j) and before not in ("the", "a", "an"))


def read_day_month(words: Words, i: int) -> Match | None:
    """ "23 June", "23rd of June 2026", "2-4 June", "the 23rd of June"."""
    low = words.low
    start = i + 1 if low[i] == "the" else i
    day = day_at(words, start)
    if not day or (i and words.glued(i - 1) and low[i - 1] in ("$", "£", "€", ".", ",", ":", "/")):
        return None
    first, j = day
    last = None
    if low[j] in ("-", "to", "and", "through", "until"):
        last = day_at(words, j + 1)
        j = last[1] if last else j
    if low[j] == "of":
        j += 1
    named = month_at(words, j)
    if not named or (low[j] in MONTH_ABBREVIATIONS and named[1] == j + 1 and not words.capital(j)):
        return None
    month, j = named
    year, end = _year_after(words, j)
    if last and last[0] > first:
        return Match(end, Range(Calendar(year, month, first), Calendar(year, month, last[0])), "days of a month")
    return Match(end, Calendar(year, month, first), "day and month")


def weekday_at(words: Words, i: int) -> tuple[int, int] | None:
    """The weekday named at word ``i``, in upper case, and the word after it."""
    return _named_at(words, i, WEEKDAYS, WEEKDAY_ABBREVIATIONS)


def read_weekday(words: Words, i: int) -> Match | None:
    """ "Friday", "Friday, June 2", "Friday 2 June 2026", "Friday (2 June)"."""
    named = weekday_at(words, i)
    if not named:
        return None
    weekday, j = named
    k = j + 1 if words.low[j] in (",", "(") else j
    dated = (
        read_day_month(words, k) or read_month(words, k)
        if words.low[k] != "may" or words.low[k + 1][:1].isdigit()
        else None
    )
    form: Form | None = dated.form if dated else None
    if dated and isinstance(form, Calendar) and form.day:
        end = dated.end + 1 if words.low[j] == "(" and words.low[dated.end] == ")" else dated.end
        return Match(end, Calendar(form.year, form.month, form.day, weekday), "weekday and date")
    if words.low[i] in WEEKDAYS and words.low[i - 1] not in ("black", "news"):  # "Fox News Sunday"
        return Match(j, Calendar(weekday=weekday), "weekday")
    return None


def read_plain_year(words: Words, i: int) -> Match | None:
    """ "2026", "the year 2026", "2016-18", "2016-2018", "2016/17"."""
    low = words.low
    start = i
    if low[i] == "the" and low[i + 1] == "year":
        start = i + 2
    year = read_year(words, start) or (_year_of_no_calendar(words, start) if start > i else None)
    if not year:
        return None
    first, j = year
    if low[j] in ("-", "/") and words.glued(j - 1) and words.glued(j):
        last = words.number(j + 1)
        if last is not None and len(low[j + 1]) == 2 and first % 100 < last:
            return Match(j + 2, Range(Calendar(first), Calendar(first // 100 * 100 + last)), "years")
        if last is not None and len(low[j + 1]) == 4 and first < last <= 2199:
            return Match(j + 2, Range(Calendar(first), Calendar(last)), "years")
        if last is not None and len(low[j + 1]) == 2 and 1 <= last <= 12 and low[j] == "-" and low[j + 2] != "-":
            return Match(j + 2, Calendar(first, last), "iso month")
    return Match(j, Calendar(first), "year")


POINT_READERS = (read_iso, read_figures, read_attacks, read_weekday, read_day_month, read_month, read_plain_year)
