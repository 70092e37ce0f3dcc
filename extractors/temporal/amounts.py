"""Amounts of time, and points an amount away: "30-day", "three years", "two weeks ago"."""

from __future__ import annotations

from extractors.temporal.cues import (
    AMOUNT_FILLERS,
    AMOUNT_PREPOSITIONS,
    LENGTH_FOLLOWERS,
    LENGTH_PREPOSITIONS,
    LONG_WORDS,
    MONEY_WORDS,
    PLURAL_UNITS,
    RATE_NOUNS,
    UNITS,
)
from extractors.temporal.dates import POINT_READERS
from extractors.temporal.forms import Amount, Distance, Recurring, Reference, Unit, Window
from extractors.temporal.match import Match, longest
from extractors.temporal.numerals import Count, read_count
from extractors.temporal.words import BREAK, Words

#: The word behind an amount, to its sign and whether it counts from the last date of the text.
_SIGNS = {"ago": (-1, False), "earlier": (-1, True), "later": (1, True), "hence": (1, False), "away": (1, False)}
_CLAUSE_ENDS = frozenset({".", ",", ";", BREAK, "", ")", "?", "!", '"', "”", "-"})
_RATE_VALUES = {"hour": "PT1H", "minute": "PT1M", "second": "PT1S", "night": "P1D", "decade": "P10Y"}
_RATE_WORDS = frozenset({"a", "an", "per", "each", "every"})
_DATED_UNITS = frozenset({Unit.DAY, Unit.NIGHT, Unit.WEEK, Unit.MONTH, Unit.YEAR})


def unit_at(words: Words, i: int) -> tuple[Unit, int] | None:
    """The unit named at word ``i`` and the word after it."""
    word = words.low[i]
    return (Unit(UNITS[word]), i + 1) if word in UNITS else None


def read_amount(words: Words, i: int) -> Match | None:
    """ "30-day", "three years", "weeks", "two weeks ago", "a year earlier", "two days before June 30"."""
    low = words.low
    if low[i] in LONG_WORDS:
        return Match(i + 1, Amount(None if low[i].endswith("slong") else 1, Unit(LONG_WORDS[low[i]])), "duration")
    start = i + 1 if low[i] in ("the", "those", "these", "another") else i
    count = None if words.named(i) else read_count(words, start)  # "60 Minutes"
    if count is None and low[i] == "another" and low[start] in UNITS:
        count = Count(start, 1)
    if count is None:
        return _uncounted(words, i, start)
    return _counted(words, i, start, count)


def _uncounted(words: Words, i: int, start: int) -> Match | None:
    """ "weeks of talks", "for years", "days later", "the weeks ahead", "year-earlier", "the day before"."""
    low = words.low
    unit = unit_at(words, start)
    if not unit:
        return None
    if low[start] not in PLURAL_UNITS:
        return _one_before(words, i, unit) if start > i else _hyphened(words, unit)
    amount = Amount(None, unit[0])
    signed = _signed(words, unit[1], amount)
    if signed:
        return signed
    if start > i or low[start] == "seconds" or low[unit[1]] == "old":
        return Match(unit[1], amount, "duration") if low[unit[1]] == "leading" else None
    if words.capital(start) and low[start - 1] not in _CLAUSE_ENDS:
        return None  # "Timothy Weeks"
    if low[start] == "quarters" and low[start - 1] == "-":
        return None  # "three-quarters of it"
    if low[start - 1] in LENGTH_PREPOSITIONS or low[unit[1]] in LENGTH_FOLLOWERS:
        return _placed(words, start, unit[1], amount)
    return None


def _hyphened(words: Words, unit: tuple[Unit, int]) -> Match | None:
    """ "year-earlier", "year-ago quarter", "day-long"."""
    low, j = words.low, unit[1]
    if low[j] != "-":
        return None
    if low[j + 1] in ("earlier", "ago"):
        return Match(j + 2, Distance(Amount(1, unit[0]), -1, mention=True), "year-earlier")
    return Match(j + 2, Amount(1, unit[0]), "duration") if low[j + 1] == "long" else None


def _one_before(words: Words, i: int, unit: tuple[Unit, int]) -> Match | None:
    """ "the day before", "the year before", at the end of a clause."""
    low, j = words.low, unit[1]
    if low[i] == "the" and low[j] == "before" and low[j + 1] in _CLAUSE_ENDS and unit[0] in _DATED_UNITS:
        return Match(j + 1, Distance(Amount(1, unit[0]), -1, mention=True), "the unit before")
    return None


def _counted(words: Words, i: int, start: int, count: Count) -> Match | None:
    low, j = words.low, count.end
    hyphen = low[j] == "-" and words.glued(j)
    if hyphen and (start > i or count.article or not words.glued(j - 1)):
        return None
    j = j + 1 if hyphen else j
    while low[j] in AMOUNT_FILLERS and j < count.end + 2:
        j += 1
    unit = unit_at(words, j)
    if not unit or _no_amount(words, i, count, j):
        return None
    end = unit[1]
    if low[end] == "and" and low[end + 1] == "a" and low[end + 2] == "half":
        count, end = Count(end + 3, (count.value or 0) + 0.5), end + 3
    if hyphen and low[end] == "-" and low[end + 1] == "long":
        end += 2
    amount = Amount(count.value, unit[0], most=count.most)
    return _signed(words, end, amount) or _unsigned(words, i, j, end, count, amount, hyphen)


def _no_amount(words: Words, i: int, count: Count, j: int) -> bool:
    """Whether number and unit make no length here: an age, "a second term", "a quarter of", "the Six-Day War"."""
    low, end = words.low, j + 1
    if low[end] == "old" or (low[end] == "-" and low[end + 1] in ("old", "olds")):
        return True
    if low[end : end + 2] == ["of", "age"] or low[i - 1] in ("age", "aged", "ages", "#"):
        return True
    hyphen = low[j - 1] == "-"
    if count.value is None and low[j] not in PLURAL_UNITS and not hyphen:
        return True  # "some day"
    if low[j] in ("second", "quarter") and not (hyphen or low[i] == "one"):
        return True
    if hyphen and (low[j] == "quarters" or (words.capital(j) and words.capital(j + 1))):
        return True
    return count.article and (low[j] in PLURAL_UNITS or low[end] == "-" or low[i - 1] == "-")


def _unsigned(words: Words, i: int, j: int, end: int, count: Count, amount: Amount, hyphen: bool) -> Match | None:
    low = words.low
    if low[end] in _RATE_WORDS and low[end + 1] in UNITS and not low[end + 1].endswith("s"):
        value = _RATE_VALUES.get(low[end + 1]) or f"P1{low[end + 1][0].upper()}"
        return Match(end + 2, Recurring(value, rate=True), "rate")
    if hyphen:
        return Match(end, amount, "duration")
    if count.article and j == count.end and _is_rate(words, i, end):
        return _rate(words, i, end)
    return _placed(words, i, end, amount)


def _is_rate(words: Words, i: int, end: int) -> bool:
    """Whether "a year" counts how often, not how long: "twice a week", "$30 billion a year"."""
    low, before = words.low, words.low[i - 1]
    if before in RATE_NOUNS or before in MONEY_WORDS:
        return True
    if (
        before in AMOUNT_PREPOSITIONS
        or before in _CLAUSE_ENDS
        or low[end] in ("after", "before", "to", "of", "from", "into")
    ):
        return False
    near = low[max(i - 6, 0) : i]
    return any(word[:1].isdigit() or word in ("$", "£", "€", "%", "million", "billion") for word in near)


def _rate(words: Words, i: int, end: int) -> Match:
    unit = words.low[end - 1]
    value = _RATE_VALUES.get(unit) or f"P1{unit[0].upper()}"
    return Match(end, Recurring(value, rate=words.low[i - 1] not in RATE_NOUNS), "rate")


def _signed(words: Words, end: int, amount: Amount) -> Match | None:
    """An amount followed by the word that makes it a point: "ago", "later", "from now", "before June 30"."""
    low = words.low
    j = end + 2 if low[end] == "or" and low[end + 1] in ("so", "more", "two") else end
    word = low[j]
    if word in _SIGNS:
        sign, mention = _SIGNS[word]
        return None if low[j + 1] == "than" else Match(j + 1, Distance(amount, sign, mention=mention), "distance")
    if word == "from" and low[j + 1] in ("now", "today"):
        return Match(j + 2, Distance(amount, 1), "distance")
    if amount.count is None:
        return _uncounted_signed(words, j, amount)
    if word == "before" and low[j + 1] in _CLAUSE_ENDS:
        return Match(j + 1, Distance(amount, -1, mention=True), "distance")
    if word in ("before", "after", "from") and amount.unit in _DATED_UNITS:
        return _from_date(words, j, amount)
    return None


def _uncounted_signed(words: Words, j: int, amount: Amount) -> Match | None:
    """ "the days ahead", "for years to come", "in years past"."""
    low = words.low
    if low[j] == "ahead" and low[j + 1] != "of":
        return Match(j + 1, Reference("FUTURE_REF", amount.unit), "coming units")
    if low[j] == "to" and low[j + 1] == "come":
        return Match(j + 2, Reference("FUTURE_REF", amount.unit), "coming units")
    if low[j] == "past" and low[j + 1] in _CLAUSE_ENDS:
        return Match(j + 1, Reference("PAST_REF", amount.unit), "recent units")
    return None


def _from_date(words: Words, j: int, amount: Amount) -> Match | None:
    origin = longest(words, j + 2 if words.low[j + 1] == "the" else j + 1, POINT_READERS)
    if origin is None or origin.rule == "year" or (words.low[j] == "from" and origin.rule != "weekday"):
        return None  # "90 days from June 1" is a length with its start
    sign = -1 if words.low[j] == "before" else 1
    return Match(origin.end, Distance(amount, sign, origin=origin.form), "distance from a date")


def _placed(words: Words, i: int, end: int, amount: Amount) -> Match:
    """An amount whose preposition says on which side of publication it lies."""
    low, before = words.low, words.low[i - 1]
    window, rule, most = Window.NONE, "duration", None
    if (low[end] == "to" and low[end + 1] == "go") or (low[end] in ("until", "till") and before == "is"):
        window, rule = Window.FUTURE, "window ahead"
    elif before == "in" and amount.count is None:
        window = Window.AHEAD if low[end] != "of" and low[i] != "the" else window
    elif amount.count is None:
        pass
    elif before == "within":
        window, rule = Window.WITHIN, "within an amount"
    elif before == "for" and _perfect_before(words, i - 1):
        window, rule = Window.PAST, "perfect for an amount"
    elif before == "in" and not _looks_back(words, i, end) and amount.unit not in (Unit.SECOND, Unit.MINUTE):
        window, rule, most = Window.AHEAD, "in an amount", amount.most
    return Match(end, Amount(amount.count, amount.unit, window, most), rule)


def _looks_back(words: Words, i: int, end: int) -> bool:
    """Whether "in three years" measures the past: "the first rise in three years"."""
    low = words.low
    if low[i] == "the" or low[end] == "of":
        return True
    return any(
        word in ("first", "most", "time", "best", "worst") or word.endswith("est") for word in low[max(i - 6, 0) : i]
    )


def _perfect_before(words: Words, i: int) -> bool:
    """Whether the clause so far is in the perfect: "has been operating for four years"."""
    for j in range(i - 1, max(i - 8, 0) - 1, -1):
        if words.low[j] in _CLAUSE_ENDS or words.low[j] in (":", "that"):
            return False
        if words.low[j] in ("has", "have", "ve", "been"):
            return True
    return False
