"""Times of day: on a day ("9:15 p.m. on Tuesday", "Friday night") and alone."""

from __future__ import annotations

from dataclasses import replace

from extractors.temporal.cues import DAY_PARTS, ZONES
from extractors.temporal.dates import POINT_READERS
from extractors.temporal.forms import Calendar, Clock, Directed, Form, Holiday, Shift, Timed, Unit
from extractors.temporal.match import Match, longest
from extractors.temporal.periods import read_day_word, read_sided
from extractors.temporal.words import Words

_NAMED = {"noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}
_HALVES = {"morning": "a", "afternoon": "p", "evening": "p"}
_DAY_READERS = (*POINT_READERS, read_day_word, read_sided)


def read_clock(words: Words, i: int) -> tuple[str, int] | None:
    """A clock time as a TIMEX3 time and the word after it: "9:15 p.m. EST", "5pm", "noon", "14:30 GMT"."""
    low = words.low
    if low[i] in _NAMED:
        return _NAMED[low[i]], i + 1
    hour = words.number(i)
    if hour is None or hour > 24 or len(low[i]) > 2:
        return None
    j, minute = i + 1, None
    if low[j] in (":", ".") and words.glued(i) and len(low[j + 1]) == 2 and words.glued(j):
        minute = words.number(j + 1)
        if minute is None or minute > 59:
            return None
        j += 2
    half, j = _half_of_day(words, j)
    if half is None and (minute is None or low[i + 1] == "."):
        return ("T" + f"{hour:02d}:00", j + 3) if low[j : j + 3] == ["o", "'", "clock"] else None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    if low[j] in ZONES:
        j += 1
    return f"T{hour:02d}:{minute or 0:02d}", j


def _half_of_day(words: Words, j: int) -> tuple[str | None, int]:
    low = words.low
    if low[j] in ("am", "pm"):
        return low[j][0], j + 1
    if low[j] in ("a", "p") and low[j + 1] == "." and low[j + 2] == "m":
        return low[j], j + 4 if low[j + 3] == "." else j + 3
    if low[j : j + 2] == ["in", "the"] and low[j + 2] in _HALVES:
        return _HALVES[low[j + 2]], j + 3
    return None, j


def read_time_and_day(words: Words, i: int) -> Match | None:
    """ "9:15 p.m. on Tuesday", "noon Friday", "the morning of June 2", "the early hours of Sunday"."""
    low = words.low
    clock = read_clock(words, i)
    if clock is None:
        return _part_of(words, i)
    time, j = clock
    while low[j] in ("on", "of", ",", "the", "(", "local", "time", ")") and j < clock[1] + 3:
        j += 1
    day = longest(words, j, _DAY_READERS) if low[j][:1].isalpha() or low[j][:1].isdigit() else None
    if low[j] in ("following", "next") and low[j + 1] in ("morning", "day", "afternoon", "evening"):
        return Match(j + 2, Timed(Shift(Unit.DAY, 1, mention=True), time), "time on a day")
    if day and is_day(day.form):
        form = day.form.day if isinstance(day.form, Timed) else day.form
        return Match(day.end, Timed(form, time), "time on a day")
    return Match(clock[1], Clock(time), "clock")


def _part_of(words: Words, i: int) -> Match | None:
    low = words.low
    j = i + 1 if low[i] == "the" else i
    early = low[j] in ("early", "late", "wee", "small") and low[j + 1] == "hours"
    if not (early or low[j] in DAY_PARTS):
        return None
    k = j + 2 if early else j + 1
    if low[k] not in ("of", "on"):
        return None
    day = longest(words, k + 1, (*_DAY_READERS,))
    if not day or not is_day(day.form):
        return None
    form = day.form.day if isinstance(day.form, Timed) else day.form
    end = with_time(words, day).end
    return Match(end, Timed(form, f"T{'NI' if early else DAY_PARTS[low[j]]}"), "part of a day")


def is_day(form: Form) -> bool:
    """Whether a form names a single day."""
    if isinstance(form, Calendar):
        return form.day is not None or form.weekday is not None
    if isinstance(form, Directed):
        return is_day(form.form)
    if isinstance(form, Shift):
        return form.unit is Unit.DAY
    return isinstance(form, Timed | Holiday)


def with_time(words: Words, match: Match) -> Match:
    """The match with a time of day that follows it: "Friday night", "June 2 at 9:15 p.m."."""
    if not is_day(match.form) or isinstance(match.form, Timed):
        return match
    low, j = words.low, match.end
    if low[j] in DAY_PARTS:
        return Match(j + 1, Timed(match.form, f"T{DAY_PARTS[low[j]]}"), "part of a day")
    if low[j] == "'" and low[j + 1] == "s" and low[j + 2] in ("early", "late") and low[j + 3] == "hours":
        return Match(j + 4, Timed(match.form, "TNI"), "part of a day")
    k = j + 1 if low[j] in ("at", ",", "by", "after") else j
    k = k + 1 if k > j and low[k] == "at" else k
    clock = read_clock(words, k) if k > j or low[j] in ("noon", "midnight") else None
    if clock:
        return replace(match, end=clock[1], form=Timed(match.form, clock[0]), rule="time on a day")
    return match
