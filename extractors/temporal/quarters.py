"""Quarters, halves and fiscal years."""

from __future__ import annotations

from extractors.temporal.cues import FISCAL_ENDS, FISCAL_STARTS, HALF_ORDINALS, MONTHS, QUARTER_ORDINALS
from extractors.temporal.dates import read_month, read_relative_year, read_year
from extractors.temporal.forms import Calendar, FiscalYear, Period, Range, Shift, Unit
from extractors.temporal.match import Match
from extractors.temporal.words import Words


def year_of_period(words: Words, i: int) -> tuple[int | Shift, int, bool] | None:
    """The year behind a quarter or season: "2026", "of fiscal 2026", "of last year"; True: fiscal."""
    low = words.low
    j = i + 1 if low[i] in ("of", "in", ",") else i
    j = j + 1 if low[j] == "the" and low[j + 1] not in ("year", "following", "previous") else j
    fiscal = low[j] in ("fiscal", "financial")
    j = j + 1 if fiscal else j
    j = j + 1 if fiscal and low[j] == "year" else j
    year = read_year(words, j)
    if year:
        return year[0], year[1], fiscal
    relative = read_relative_year(words, i)
    return (relative[0], relative[1], False) if relative else None


def _year_before(words: Words, i: int) -> tuple[int | Shift | None, int]:
    """The year in front of a quarter ("2026's", "last year's", "the 2026") and the word after it."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    year: tuple[int | Shift, int] | None = read_year(words, j) or read_relative_year(words, i)
    if not year or low[i] in ("of", "in"):
        return None, i
    end = year[1] + 2 if low[year[1]] == "'" and low[year[1] + 1] == "s" else year[1]
    return year[0], end


def read_year_ago_quarter(words: Words, i: int) -> Match | None:
    """ "the year-ago quarter", "the year-earlier period", "the year-ago third quarter"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    if low[j] != "year" or low[j + 1] != "-" or low[j + 2] not in ("ago", "earlier"):
        return None
    code, end = ("Q", j + 4) if low[j + 3] in ("quarter", "period") else _quarter_code(words, j + 3)
    return Match(end, Period(code, Shift(Unit.YEAR, -1)), "the quarter of a year") if code else None


def read_quarter(words: Words, i: int) -> Match | None:
    """ "the third quarter", "third-quarter", "Q3 2026", "this year's second half", "the September quarter"."""
    low = words.low
    year, j = _year_before(words, i)
    if year is not None and low[j] in ("quarter", "period"):
        return Match(j + 1, Period("Q", year), "the quarter of a year")
    if year is None and low[j] == "the" and low[j + 2] != "-":
        j += 1
    fiscal = low[j] in ("fiscal", "financial")
    j = j + 1 if fiscal else j
    code, end = _quarter_code(words, j)
    if code is None:
        return None
    if words.glued(end - 1) and len(low[end]) == 2 and (short := words.number(end)) is not None:
        return Match(end + 1, Period(code, 2000 + short), "quarter or half")  # "3Q25"
    if year is None:
        behind = year_of_period(words, end)
        if behind:
            year, end, fiscal = behind[0], behind[1], fiscal or behind[2]
    if code[0] == "H" and year is None and low[j + 1] == "half":
        return None  # a football match has a first half
    return Match(end, Period(code, year, fiscal), "quarter or half")


def _quarter_code(words: Words, j: int) -> tuple[str | None, int]:
    low = words.low
    if low[j] in ("q", "h") and words.glued(j) and low[j + 1] in ("1", "2", "3", "4") and words.capital(j):
        return (f"{low[j].upper()}{low[j + 1]}", j + 2) if low[j] == "q" or low[j + 1] in "12" else (None, j)
    if low[j] in ("1", "2", "3", "4") and low[j + 1] in ("q", "h") and words.glued(j):
        known = low[j + 1] == "q" or low[j] in "12"
        return (f"{low[j + 1].upper()}{low[j]}", j + 2) if known else (None, j)
    k = j + 2 if low[j + 1] == "-" else j + 1
    if low[j] in QUARTER_ORDINALS and low[k] == "fiscal":
        k += 1
    if low[j] in QUARTER_ORDINALS and low[k] in ("quarter", "qtr"):
        return f"Q{QUARTER_ORDINALS[low[j]]}", k + 1
    if low[j] in HALF_ORDINALS and low[k] == "half":
        return f"H{HALF_ORDINALS[low[j]]}", k + 1
    if low[j] in MONTHS and low[j + 1] == "quarter" and MONTHS[low[j]] % 3 == 0:
        return f"Q{MONTHS[low[j]] // 3}", j + 2
    return None, j


def read_fiscal_year(words: Words, i: int) -> Match | None:
    """ "fiscal 2026", "fiscal year 2026", "FY2026", "FY2020-22", "the 2026 fiscal year"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    if low[j] == "fy" or (low[j] in ("fiscal", "financial")):
        k = j + 2 if low[j + 1] == "year" else j + 1
        year = _fiscal_number(words, k)
        if year and low[year[1]] in ("-", "/") and words.glued(year[1]) and len(low[year[1] + 1]) == 2:
            last = words.number(year[1] + 1)
            if last is not None and last > year[0] % 100:
                final = FiscalYear(year[0] // 100 * 100 + last)
                return Match(year[1] + 2, Range(FiscalYear(year[0]), final), "fiscal years")
        if year:
            return Match(year[1], *_fiscal_end(words, year[0], year[1]))
        return None
    year = read_year(words, j)
    if year and low[year[1]] in ("fiscal", "financial") and low[year[1] + 1] == "year":
        return Match(year[1] + 2, FiscalYear(year[0]), "fiscal year")
    return None


def _fiscal_number(words: Words, k: int) -> tuple[int, int] | None:
    number = words.number(k)
    if number is None:
        return None
    if len(words.low[k]) == 2 and words.low[k - 1] == "fy":
        return 2000 + number, k + 1
    return (number, k + 1) if 1950 <= number <= 2099 else None


def _fiscal_end(words: Words, year: int, i: int) -> tuple[FiscalYear, str]:
    """Reads on for "(,) which ended (on) January 31" without making it part of the expression."""
    low = words.low
    for j in range(i, i + 5):
        if low[j] in FISCAL_ENDS or low[j] in FISCAL_STARTS:
            dated = read_month(words, j + 2 if low[j + 1] in ("on", "in") else j + 1)
            if dated and isinstance(dated.form, Calendar) and dated.form.month and dated.form.day:
                edge = _fiscal_edge(dated.form.month, dated.form.day, starts=low[j] in FISCAL_STARTS)
                return FiscalYear(year, *edge), "fiscal year with its end"
    return FiscalYear(year), "fiscal year"


def _fiscal_edge(month: int, day: int, *, starts: bool) -> tuple[int, int]:
    """Month and day of the year's end; a year that starts on October 1 ends on September 30."""
    if not starts:
        return month, day
    if day > 1:
        return month, day - 1
    return (month - 2) % 12 + 1, 31
