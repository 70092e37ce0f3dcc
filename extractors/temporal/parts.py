"""Parts of periods, repeated times, words such as "soon", and events: the rest of the grammar's readers."""

from __future__ import annotations

from extractors.temporal.clock import with_time
from extractors.temporal.cues import (
    AHEAD_ONLY,
    DAY_PARTS,
    EDGE_WORDS,
    EVENT_NOUNS,
    FREQUENCIES,
    FREQUENCY_ADVERBS,
    NO_IMMEDIATELY,
    NO_SOON_AFTER,
    NO_SOON_BEFORE,
    PART_WORDS,
    REFERENCES,
    SEASONS,
    TIMEX_REFERENCES,
    UNITS,
    UNLESS_PAST,
    WEEKDAYS,
)
from extractors.temporal.dates import POINT_READERS, month_at, read_day_month, read_year
from extractors.temporal.forms import (
    Calendar,
    Decade,
    Directed,
    Direction,
    Event,
    FiscalYear,
    Part,
    PartKind,
    Period,
    Recurring,
    Reference,
    Shift,
    Timed,
    Unit,
)
from extractors.temporal.match import Match, longest
from extractors.temporal.numerals import read_count
from extractors.temporal.periods import PERIOD_READERS, read_that_unit
from extractors.temporal.words import Words

POINTS = (*POINT_READERS, *PERIOD_READERS)
_PERIOD_UNITS = {"week": Unit.WEEK, "weekend": Unit.WEEKEND, "month": Unit.MONTH, "quarter": Unit.QUARTER,
                 "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY}  # fmt: skip


def read_third(words: Words, i: int) -> Match | None:
    """ "early 2026", "mid-August", "late last year", "early in the year", "late Tuesday night"."""
    low = words.low
    j = i + 1 if low[i] == "the" else i
    mod = PART_WORDS.get(low[j])
    if mod is None or (low[j] == "middle"):
        return None
    k = j + 2 if low[j + 1] in ("-", "in", "on") else j + 1
    whole = _bare_period(words, k) or longest(words, k, POINTS)
    if whole is None:
        return _mid_part(words, k, mod)
    whole = with_time(words, whole)
    if isinstance(whole.form, Timed):
        return Match(whole.end, Timed(whole.form.day, whole.form.time, mod), "part of a day")
    return Match(whole.end, Part(whole.form, mod, PartKind.THIRD), "third of a period")


def _bare_period(words: Words, k: int) -> Match | None:
    """ "the year" and a month or season without more, which need the part word to be a time."""
    low = words.low
    if low[k] == "that" or low[k : k + 2] == ["the", "same"]:
        return read_that_unit(words, k)
    if low[k] == "the" and low[k + 1] in _PERIOD_UNITS and low[k + 2] not in UNITS:
        return Match(k + 2, Shift(_PERIOD_UNITS[low[k + 1]], 0), "bare unit")
    if low[k - 1] == "-" and low[k] in ("year", "month", "week"):
        return Match(k + 1, Shift(_PERIOD_UNITS[low[k]], 0), "bare unit")
    month = month_at(words, k)
    if month and not low[month[1]][:1].isdigit() and low[month[1]] not in ("of", ",", "last", "this", "next"):
        return Match(month[1], Calendar(month=month[0]), "month")
    if low[k] in SEASONS and not read_year(words, k + 1) and low[k + 1] != "of":
        return Match(k + 1, Period(SEASONS[low[k]]), "season")
    return None


def _mid_part(words: Words, k: int, mod: str) -> Match | None:
    """ "mid-afternoon yesterday", "late afternoon Friday": a part of the day, then the day."""
    low = words.low
    if low[k] not in DAY_PARTS:
        return None
    day = longest(words, k + 2 if low[k + 1] == "on" else k + 1, POINTS)
    if day and isinstance(day.form, Shift | Calendar | Directed):
        return Match(day.end, Timed(day.form, f"T{DAY_PARTS[low[k]]}", mod), "part of a day")
    return None


def read_edge(words: Words, i: int) -> Match | None:
    """ "the end of the year", "end-June", "the start of 2026", "year-end", "the end of this week"."""
    low = words.low
    j = i + 1 if low[i] in ("the", "very") else i
    if low[j] in ("year", "month", "week", "quarter", "decade") and low[j + 1] in ("-", "end", "'"):
        k = j + {"end": 2, "-": 3, "'": 4}[low[j + 1]]
        if low[k - 1] != "end":
            return None
        return Match(k, Part(Shift(_PERIOD_UNITS[low[j]], 0), "END", PartKind.EDGE), "edge of a period")
    mod = EDGE_WORDS.get(low[j])
    if mod is None:
        return None
    k = j + 1
    if low[k] in ("of", "-"):
        k += 1
    elif low[j] != "end" or i != j or not month_at(words, k):
        return None
    whole = _bare_period(words, k) or longest(words, k, POINTS)
    if whole is None or isinstance(whole.form, Reference | Timed):
        return None
    if low[j] == "middle" and isinstance(whole.form, Calendar) and whole.form.day:
        return None
    kind = PartKind.THIRD if mod == "MID" else PartKind.EDGE
    return Match(whole.end, Part(whole.form, mod, kind), "edge of a period")


def read_rest(words: Words, i: int) -> Match | None:
    """ "earlier this year", "later in the month", "earlier Friday", "later this summer", "the rest of the year"."""
    low = words.low
    if low[i] == "the" and low[i + 1] in ("rest", "remainder") and low[i + 2] == "of":
        whole = _bare_period(words, i + 3) or longest(words, i + 3, POINTS)
        if whole and isinstance(whole.form, Shift | Calendar | Directed | Period | FiscalYear | Decade):
            return Match(whole.end, Part(whole.form, "END", PartKind.REST), "rest of a period")
        return None
    if low[i] not in ("earlier", "later", "sooner"):
        return None
    j = i + 2 if low[i + 1] in ("in", "on") else i + 1
    whole = _bare_period(words, j) or longest(words, j, POINTS)
    if whole is None or not isinstance(whole.form, Shift | Calendar | Directed | Period | FiscalYear | Timed | Decade):
        return None
    kind = PartKind.SO_FAR if low[i] != "later" else PartKind.REST
    mod = "START" if low[i] != "later" else "END"
    whole = with_time(words, whole)
    if isinstance(whole.form, Timed):
        return Match(whole.end, Timed(whole.form.day, whole.form.time, mod), "part of a day")
    return Match(whole.end, Part(whole.form, mod, kind), "earlier or later in a period")


def read_reference(words: Words, i: int) -> Match | None:
    """ "soon", "recently", "in the near future"; "now" and its like for TIMEX3 alone."""
    for table, timex_only in ((REFERENCES, False), (TIMEX_REFERENCES, True)):
        for length in (6, 5, 4, 3, 2, 1):
            value = table.get(tuple(words.low[i : i + length]))
            if value and _is_time(words, i, i + length):
                needs = _needs(words.low[i])
                return Match(i + length, Reference(value, needs=needs, timex_only=timex_only), "reference")
    if words.low[i] == "one" and words.low[i + 1] == "day":
        alone = words.low[i - 1] not in ("in", "for", "than", "at", "of", "-", "least", "just", "only")
        return Match(i + 2, Reference("FUTURE_REF", needs=Direction.FUTURE), "reference") if alone else None
    return None


def _needs(word: str) -> Direction | None:
    if word in AHEAD_ONLY:
        return Direction.FUTURE
    return Direction.OPEN if word in UNLESS_PAST else None


def _is_time(words: Words, i: int, end: int) -> bool:
    """Whether a word of time is one here: not "soon after", "as soon as", "the future of work", "Soon-Shiong"."""
    low, word = words.low, words.low[i]
    before, after = low[i - 1], low[end]
    if word in ("soon", "shortly"):
        return after not in NO_SOON_BEFORE and before not in NO_SOON_AFTER and not (after == "-" and words.glued(end))
    if word == "immediately":
        return after not in NO_IMMEDIATELY
    if word in ("most", "more", "recently"):
        return before != "as" and after != "as" and not ("most" in (word, before) and after in ("in", "last"))
    if word == "the" and low[i + 1] == "future":
        return before == "in" and after not in ("of", "for", "-")
    if word == "the" and low[end - 1] in ("past", "moment"):
        return before in ("in", "at") or (before in ("for", "of") and not after.isalpha())
    return word != "current" or after not in ("s", "of", ".", ",")


def read_set(words: Words, i: int) -> Match | None:
    """ "every Monday", "each year", "every two weeks", "annually", "Mondays"."""
    low = words.low
    if low[i] in FREQUENCIES and low[i] in FREQUENCY_ADVERBS:
        # "Africa Daily", "the party daily Granma"
        newspaper = words.capital(i + 1) or (words.capital(i) and words.capital(i - 1))
        rate = low[i - 1] == "average"
        return None if newspaper or rate else Match(i + 1, Recurring(FREQUENCIES[low[i]]), "frequency")
    if low[i] in ("every", "each"):
        return _every(words, i + 1)
    if words.capital(i) and low[i][-1:] == "s" and low[i][:-1] in WEEKDAYS:
        return Match(i + 1, Recurring(f"XXXX-WXX-{WEEKDAYS[low[i][:-1]] + 1}"), "weekdays")
    return None


def _every(words: Words, j: int) -> Match | None:
    low = words.low
    other = low[j] == "other"
    j = j + 1 if other else j
    if low[j] in WEEKDAYS:
        end = j + 2 if low[j + 1] in DAY_PARTS else j + 1
        part = f"T{DAY_PARTS[low[j + 1]]}" if end > j + 1 else ""
        return Match(end, Recurring(f"XXXX-WXX-{WEEKDAYS[low[j]] + 1}{part}"), "every weekday")
    dated = read_day_month(words, j)
    if dated and isinstance(dated.form, Calendar):
        return Match(dated.end, Recurring(f"XXXX-{dated.form.month:02d}-{dated.form.day:02d}"), "every day of a year")
    month = month_at(words, j)
    if month:
        return Match(month[1], Recurring(f"XXXX-{month[0]:02d}"), "every month of a name")
    if low[j] in SEASONS:
        return Match(j + 1, Recurring(f"XXXX-{SEASONS[low[j]]}"), "every season")
    if low[j] in ("morning", "night", "evening", "afternoon"):
        return Match(j + 1, Recurring(f"XXXX-XX-XXT{DAY_PARTS[low[j]]}"), "every part of a day")
    count = read_count(words, j)
    k = count.end if count else j
    if low[k] not in UNITS:
        return None
    unit = Unit(UNITS[low[k]])
    number = (count.value if count else 1) or "X"
    letter = {"minute": "M", "hour": "H", "second": "S"}.get(unit.value)
    value = (
        f"PT{number:g}{letter}"
        if letter and number != "X"
        else f"P{number if number == 'X' else f'{2 * number if other else number:g}'}{unit.value[0].upper()}"
    )
    return Match(k + 1, Recurring(value), "every unit")


def read_event(words: Words, i: int) -> Match | None:
    """ "the election", "the November vote" behind a preposition of time: a day that the text does not give."""
    low = words.low
    before = low[i - 1]
    if before not in ("before", "until", "till", "after", "of") or low[i] != "the":
        return None
    if before == "of" and low[i - 2] != "ahead":
        return None
    for j in range(i + 1, i + 4):
        if low[j] in EVENT_NOUNS:
            words_of = words.text[words.start[i] : words.end[j]]
            return Match(j + 1, Event(words_of, after=before == "after"), "event")
        if not low[j].isalpha():
            return None
    return None


PART_READERS = (read_third, read_edge, read_rest, read_set, read_reference)
