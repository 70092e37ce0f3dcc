"""From words to underspecified forms: which expressions a text holds, before anyone knows its date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.temporal import cues
from extractors.temporal.clock import is_day, read_time_and_day, with_time
from extractors.temporal.forms import (
    Amount,
    Calendar,
    Clock,
    Distance,
    Form,
    Modified,
    Part,
    Period,
    Range,
    Recurring,
    Reference,
    Shift,
    Timed,
)
from extractors.temporal.holidays import HOLIDAY_OPENERS
from extractors.temporal.match import Match, longest
from extractors.temporal.parts import PART_READERS, POINTS, read_event
from extractors.temporal.windows import AMOUNT_READERS
from extractors.temporal.words import Words

_READERS = (*PART_READERS, read_time_and_day, *POINTS, *AMOUNT_READERS, read_event)
#: The words an expression can start with; a text is mostly other words, and they cost one look-up each.
_OPENERS = frozenset(
    {
        *cues.MONTHS, *cues.MONTH_ABBREVIATIONS, *cues.WEEKDAYS, *(f"{word}s" for word in cues.WEEKDAYS),
        *cues.WEEKDAY_ABBREVIATIONS, *cues.SEASONS, *cues.QUARTER_ORDINALS, *cues.UNITS, *cues.LONG_WORDS,
        *cues.DAY_PARTS, *cues.SMALL_NUMBERS, *cues.TENS, *cues.ORDINALS, *cues.UNKNOWN_COUNTS, *cues.MODIFIER_OPENERS,
        *cues.PART_WORDS, *cues.EDGE_WORDS, *cues.LAST_WORDS, *cues.THIS_WORDS, *cues.NEXT_WORDS, *cues.FREQUENCIES,
        *(words[0] for words in cues.REFERENCES), *(words[0] for words in cues.TIMEX_REFERENCES), *HOLIDAY_OPENERS,
        "a", "an", "the", "today", "yesterday", "tomorrow", "tonight", "noon", "midnight", "every", "each", "earlier",
        "later", "recent", "most", "those", "these", "another", "half", "fiscal", "financial", "fy", "q", "h", "couple",
        "that", "dozens", "hundreds", "hundred", "final", "opening", "closing", "its", "wee", "small", "'", "year",
        "their",
    }
)  # fmt: skip
_LINKS = frozenset({"-", "/", "to", "through", "and", "until", ","})


@dataclass(frozen=True, slots=True)
class Found:
    """A form and the words ``[start, end)`` that say it."""

    start: int
    end: int
    form: Form
    rule: str


def find_expressions(words: Words, *, ranges: bool = True) -> Iterator[Found]:
    """The expressions in order, none overlapping another; at each word the longest wins.

    With ``ranges=False`` "between 2026 and 2030" is two of them, as TIMEX3 corpora have it.
    """
    i, low, openers = 0, words.low, _OPENERS
    while i < words.size:
        word = low[i]
        if word in openers or word[0].isdigit():
            match = read_expression(words, i, ranges=ranges)
            if match:
                whole = Found(i, match.end, match.form, match.rule)
                yield from (whole,) if ranges else _ends_of(whole, words)
                i = match.end
                continue
        i += 1


def _ends_of(found: Found, words: Words) -> Iterator[Found]:
    """Both ends of "April 24 and 25" and "1955-1957"; any other expression as it is."""
    form, low = found.form, words.low
    days = found.rule == "days of a month" and not low[found.start][0].isdigit()
    years = found.rule == "years" and len(low[found.end - 1]) == 4
    if not isinstance(form, Range) or not (days or years):
        yield found
        return
    link = next(j for j in range(found.start, found.end) if low[j] in _LINKS)
    yield replace(found, end=link, form=form.first)
    yield replace(found, start=link + 1, form=form.last)


def read_expression(words: Words, i: int, *, ranges: bool = True) -> Match | None:
    """The longest expression that starts at word ``i``, with its range and modifier."""
    modified = _modifier(words, i)
    if modified:
        mod, j = modified
        inner = longest(words, j, _READERS)
        if inner and _takes_modifier(inner.form) and words.low[j] not in ("the", "its", "last", "past", "next"):
            return replace(inner, form=Modified(inner.form, mod))
    match = longest(words, i, _READERS)
    if match is None:
        return None
    match = with_time(words, match)
    if isinstance(match.form, Amount | Reference) and words.low[match.end : match.end + 2] == ["or", "so"]:
        match = replace(match, end=match.end + 2)
    return _range(words, i, match) if ranges else match


def _modifier(words: Words, i: int) -> tuple[str, int] | None:
    if words.low[i] not in cues.MODIFIER_OPENERS:
        return None
    for length in (3, 2, 1):
        mod = cues.MODIFIERS.get(tuple(words.low[i : i + length]))
        if mod:
            return mod, i + length
    return None


def _takes_modifier(form: Form) -> bool:
    if isinstance(form, Amount):
        return form.count is not None
    return isinstance(form, Distance)


def _range(words: Words, i: int, first: Match) -> Match:
    """Reads on for the other end of a range: "between March and May", "from Monday to Friday", "July 30-Aug. 14"."""
    low, j = words.low, first.end
    if low[j] == "," and low[j + 1] in ("to", "through") and low[i - 1] == "from":
        j += 1
    link = low[j]
    opened = {"and": low[i - 1] == "between", "to": True, "-": True, "through": True, "until": low[i - 1] == "from",
              "till": low[i - 1] == "from"}.get(link, False)  # fmt: skip
    if not opened or not _can_range(first.form):
        return first
    if link == "to" and isinstance(first.form, Shift):
        return first
    last = longest(words, j + 1, POINTS)
    if last is None or not _can_range(last.form):
        return first
    last = with_time(words, last)
    if not _same_grain(first.form, last.form):
        return first
    return Match(last.end, Range(_with_year_of(first.form, last.form), last.form), "range")


def _can_range(form: Form) -> bool:
    return isinstance(form, Calendar | Period) or (isinstance(form, Shift) and not form.bare)


def _same_grain(first: Form, last: Form) -> bool:
    if isinstance(first, Period) or isinstance(last, Period):
        return isinstance(first, Period) and isinstance(last, Period)
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        grain = [(form.weekday is not None, form.day is not None, form.month is not None) for form in (first, last)]
        return grain[0] == grain[1] or (
            is_day(first) == is_day(last) and first.month is not None and last.month is not None
        )
    return isinstance(first, Shift) and isinstance(last, Shift)


def _with_year_of(first: Form, last: Form) -> Form:
    """The first point with the year that only the last one has: "July 30-Aug. 14, 1932"."""
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.year is None and first.month:
        if isinstance(last.year, int) and last.month and first.month > last.month:
            return replace(first, year=last.year - 1)
        return replace(first, year=last.year)
    if isinstance(first, Period) and isinstance(last, Period) and first.year is None:
        return replace(first, year=last.year)
    return first


def timex_only(form: Form) -> bool:
    """Whether the guideline leaves the form out and only the TIMEX3 scheme keeps it."""
    if isinstance(form, Modified):
        return timex_only(form.form)
    if isinstance(form, Reference):
        return form.timex_only
    if isinstance(form, Part | Timed):
        whole = form.whole if isinstance(form, Part) else form.day
        return isinstance(whole, Shift) and whole.bare and whole.mention
    if isinstance(form, Shift):
        return form.bare and form.unit.value != "weekend"
    return isinstance(form, Clock) or (isinstance(form, Recurring) and form.rate)
