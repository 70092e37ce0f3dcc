"""Each stage alone: words to forms, forms to days, values to intervals, prepositions to relations, choices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractors.temporal.choice import bare_weekday, choose, near, nearest_saturday, sided_weekday
from extractors.temporal.forms import (
    Amount,
    Bearing,
    Calendar,
    Decade,
    Directed,
    Direction,
    Distance,
    FiscalYear,
    Form,
    Holiday,
    Modified,
    Part,
    PartKind,
    Period,
    Range,
    Recurring,
    Reference,
    Shift,
    Timed,
    Unit,
    Window,
)
from extractors.temporal.grammar import find_expressions
from extractors.temporal.holidays import BY_NAME, lunar_new_year
from extractors.temporal.intervals import bound_of, days_of, duration_value, moved, third
from extractors.temporal.reading import Context, NamedDate
from extractors.temporal.relations import relation_of
from extractors.temporal.resolve import resolve
from extractors.temporal.tense import lexical_direction
from extractors.temporal.words import split_words
from models import AnchorKind, Interval, Relation

TUESDAY = date(2026, 6, 23)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("on June 23", Calendar(month=6, day=23)),
        ("on 23 June 2026", Calendar(2026, 6, 23)),
        ("on 2026-06-23", Calendar(2026, 6, 23)),
        ("on 06/07/2026", Calendar(2026, 6, 7, order="either")),
        ("on 23/06/2026", Calendar(2026, 6, 23, order="dm")),
        ("on Friday", Calendar(weekday=4)),
        ("next Friday", Directed(Calendar(weekday=4), 1)),
        ("last year", Shift(Unit.YEAR, -1)),
        ("the following month", Shift(Unit.MONTH, 1, mention=True)),
        ("in Q3 2026", Period("Q3", 2026)),
        ("in fiscal 2026", FiscalYear(2026)),
        ("in the 1990s", Decade(1990)),
        ("on Labor Day", Holiday("labor day")),
        ("a 30-day review", Amount(30, Unit.DAY)),
        ("within 90 days", Amount(90, Unit.DAY, Window.WITHIN)),
        ("over the past three years", Amount(3, Unit.YEAR, Window.PAST)),
        ("two weeks ago", Distance(Amount(2, Unit.WEEK), -1)),
        ("two days later", Distance(Amount(2, Unit.DAY), 1, mention=True)),
        ("about three years", Modified(Amount(3, Unit.YEAR), "APPROX")),
        ("early 2026", Part(Calendar(2026), "START", PartKind.THIRD)),
        ("the end of 2026", Part(Calendar(2026), "END", PartKind.EDGE)),
        ("on Friday night", Timed(Calendar(weekday=4), "TNI")),
        ("from Monday to Friday", Range(Calendar(weekday=0), Calendar(weekday=4))),
        ("2016-18", Range(Calendar(2016), Calendar(2018))),
        ("every Monday", Recurring("XXXX-WXX-1")),
        ("in recent years", Reference("PAST_REF", Unit.YEAR)),
    ],
)
def test_words_become_forms(text: str, form: Form) -> None:
    """A form keeps what the words give and leaves open what they leave open; no date of publication is needed."""
    assert [found.form for found in find_expressions(split_words(text))] == [form]


CONTEXTS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "future": {"bearing": Bearing(Direction.FUTURE, "will")},
    "past": {"bearing": Bearing(Direction.PAST, "was")},
    "after May 2019": {"mention": NamedDate(date(2019, 5, 1), date(2019, 5, 31), "month", "May 2019")},
    "after June 2, 2019": {"mention": NamedDate(date(2019, 6, 2), date(2019, 6, 2), "day", "June 2, 2019")},
    "of Q3 2025": {"quarter": date(2025, 7, 1)},
    "day first": {"order": "dm"},
}


@pytest.mark.parametrize(
    ("form", "context", "value", "start", "end"),
    [
        (Calendar(weekday=4), "nothing", "2026-06-19", "2026-06-19", "2026-06-19"),
        (Calendar(weekday=4), "future", "2026-06-26", "2026-06-26", "2026-06-26"),
        (Calendar(month=9), "past", "2025-09", "2025-09-01", "2025-09-30"),
        (Calendar(month=9), "future", "2026-09", "2026-09-01", "2026-09-30"),
        (Calendar(month=2, day=29), "past", "2024-02-29", "2024-02-29", "2024-02-29"),
        (Calendar(month=2, day=29), "future", "2028-02-29", "2028-02-29", "2028-02-29"),
        (Calendar(2026, 3, 4, order="either"), "day first", "2026-04-03", "2026-04-03", "2026-04-03"),
        (Shift(Unit.MONTH, 1, mention=True), "after May 2019", "2019-06", "2019-06-01", "2019-06-30"),
        (Shift(Unit.YEAR, 0, mention=True, bare=True), "after May 2019", "2019", "2019-01-01", "2019-12-31"),
        (Shift(Unit.QUARTER, 0, bare=True), "of Q3 2025", "2025-Q3", "2025-07-01", "2025-09-30"),
        (Distance(Amount(2, Unit.DAY), 1, mention=True), "after June 2, 2019", "2019-06-04", "2019-06-04",
         "2019-06-04"),
        (Distance(Amount(1, Unit.MONTH), 1, mention=True), "after May 2019", "2019-06", "2019-06-01", "2019-06-30"),
        (Distance(Amount(1, Unit.YEAR), -1, mention=True), "nothing", "2025", "2025-01-01", "2025-12-31"),
        (Period("Q", Shift(Unit.YEAR, -1)), "of Q3 2025", "2025-Q3", "2025-07-01", "2025-09-30"),
        (Amount(6, Unit.MONTH, Window.FUTURE), "nothing", "P6M", "2026-06-23", "2026-12-23"),
        (Reference("FUTURE_REF"), "nothing", "FUTURE_REF", "2026-06-23", None),
    ],
)  # fmt: skip
def test_forms_become_days(form: Form, context: str, value: str, start: str, end: str | None) -> None:
    """By the day of publication, the side the verb looks to, the date named last, and nothing else."""
    reading = resolve(form, Context(TUESDAY, **CONTEXTS[context]))
    days = [day and day.isoformat() for day in (reading.start, reading.end)]
    assert (reading.value, days) == (value, [start, end])


def test_what_counts_from_a_mention_says_so() -> None:
    context = Context(TUESDAY, **CONTEXTS["after May 2019"])
    assert resolve(Shift(Unit.MONTH, 1, mention=True), context).anchor_kind is AnchorKind.MENTION
    assert resolve(Shift(Unit.MONTH, 1), context).anchor_kind is AnchorKind.PUBLISHED
    assert resolve(Calendar(2019), context).anchor_kind is None


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-WI", date(2026, 12, 1), date(2027, 2, 28)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-W26-WE", date(2026, 6, 27), date(2026, 6, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("18", date(1800, 1, 1), date(1899, 12, 31)),
        ("2026-06-23TNI", date(2026, 6, 23), date(2026, 6, 23)),
        ("2026/2030", date(2026, 1, 1), date(2030, 12, 31)),
    ],
)
def test_days_of_a_value(value: str, start: date, end: date) -> None:
    assert days_of(value) == (start, end)


@pytest.mark.parametrize("value", ["P30D", "FUTURE_REF", "XXXX-06-23", ""])
def test_values_without_days(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(30, Unit.DAY, "P30D"), (2.5, Unit.YEAR, "P2Y6M"), (1.5, Unit.HOUR, "PT1H30M"), (2, Unit.DECADE, "P20Y"),
     (1, Unit.FORTNIGHT, "P2W"), (None, Unit.WEEK, "PXW")],
)  # fmt: skip
def test_lengths_as_values(count: float | None, unit: Unit, value: str) -> None:
    assert duration_value(count, unit) == value


def test_months_are_clamped() -> None:
    """31 August and six months are the last of February."""
    assert moved(date(2026, 8, 31), 6, Unit.MONTH) == date(2027, 2, 28)
    assert moved(date(2023, 8, 31), 6, Unit.MONTH) == date(2024, 2, 29)
    assert moved(TUESDAY, 9000, Unit.YEAR) is None


def test_thirds() -> None:
    """Months in ten days each, years in four months, decades in four, three and three years."""
    assert third(date(2026, 2, 1), date(2026, 2, 28), "END") == (date(2026, 2, 21), date(2026, 2, 28))
    assert third(date(2026, 1, 1), date(2026, 12, 31), "MID") == (date(2026, 5, 1), date(2026, 8, 31))
    assert third(date(1990, 1, 1), date(1999, 12, 31), "START") == (date(1990, 1, 1), date(1993, 12, 31))


@pytest.mark.parametrize(
    ("relation", "start", "end"),
    [
        (Relation.AT, date(2026, 9, 1), date(2026, 9, 30)),
        (Relation.BY, TUESDAY, date(2026, 9, 30)),
        (Relation.UNTIL, TUESDAY, date(2026, 9, 30)),
        (Relation.BEFORE, TUESDAY, date(2026, 8, 31)),
        (Relation.AFTER, date(2026, 10, 1), None),
        (Relation.NOT_BEFORE, date(2026, 9, 1), None),
        (Relation.SINCE, date(2026, 9, 1), None),
    ],
)
def test_relations_bound_september(relation: Relation, start: date | None, end: date | None) -> None:
    september = Interval(start=date(2026, 9, 1), end=date(2026, 9, 30))
    assert bound_of(relation, september, TUESDAY) == Interval(start=start, end=end)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("by Friday", Relation.BY), ("no later than Friday", Relation.BY), ("on or before Friday", Relation.BY),
        ("before Friday", Relation.BEFORE), ("ahead of Friday", Relation.BEFORE), ("until Friday", Relation.UNTIL),
        ("will not open until Friday", Relation.NOT_BEFORE), ("no earlier than Friday", Relation.NOT_BEFORE),
        ("starting Friday", Relation.NOT_BEFORE), ("as soon as Friday", Relation.NOT_BEFORE),
        ("since Friday", Relation.SINCE), ("after Friday", Relation.AFTER), ("on Friday", Relation.AT),
        ("Friday at the latest", Relation.BY),
    ],
)  # fmt: skip
def test_prepositions_become_relations(text: str, relation: Relation) -> None:
    words = split_words(text)
    (found,) = find_expressions(words)
    assert relation_of(words, found.start, found.end, found.form) is relation


@pytest.mark.parametrize(
    ("text", "direction", "because"),
    [
        ("It will open on Friday.", Direction.FUTURE, "will"),
        ("It opened on Friday.", Direction.PAST, "opened"),
        ("On Friday it sank.", Direction.OPEN, ""),
        ("It plans to sell. On Friday rain fell.", Direction.PAST, "fell"),
    ],
)
def test_direction_without_a_parse(text: str, direction: Direction, because: str) -> None:
    """The nearest verb-like word of the clause decides, and is named."""
    words = split_words(text)
    (found,) = find_expressions(words)
    assert lexical_direction(words, found.start, found.end) == Bearing(direction, because)


def test_choices() -> None:
    """Past by default for weekdays; the nearer where no verb tells; a day within six weeks whatever the verb."""
    before, after = date(2025, 9, 1), date(2026, 9, 1)
    assert choose(before, after, TUESDAY, Direction.OPEN) == after
    assert choose(before, after, TUESDAY, Direction.PAST) == before
    assert near(date(2026, 6, 2), date(2027, 6, 2), TUESDAY) == date(2026, 6, 2)
    assert near(before, after, TUESDAY) is None
    assert bare_weekday(1, TUESDAY, Direction.OPEN) == TUESDAY
    assert bare_weekday(1, TUESDAY, Direction.FUTURE) == date(2026, 6, 30)
    assert [sided_weekday(1, side, TUESDAY).day for side in (-1, 0, 1)] == [16, 23, 30]
    assert nearest_saturday(date(2026, 9, 7)) == date(2026, 9, 5)
    assert nearest_saturday(date(2026, 11, 26)) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2026, 4, 5)), ("orthodox easter", date(2026, 4, 12)), ("good friday", date(2026, 4, 3)),
        ("ash wednesday", date(2026, 2, 18)), ("pentecost", date(2026, 5, 24)), ("thanksgiving", date(2026, 11, 26)),
        ("labor day", date(2026, 9, 7)), ("memorial day", date(2026, 5, 25)), ("election day", date(2026, 11, 3)),
        ("lunar new year", date(2026, 2, 17)), ("lunar new year ' s eve", date(2026, 2, 16)),
        ("christmas", date(2026, 12, 25)),
    ],
)  # fmt: skip
def test_holidays_of_2026(name: str, day: date) -> None:
    assert BY_NAME[name](2026) == day


def test_lunar_new_year() -> None:
    """Days of the last and of coming years, 1985 with its leap month, and nothing where the table ends."""
    days = {2000: (2, 5), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2027: (2, 6), 2033: (1, 31), 1985: (2, 20)}
    assert {year: (lunar_new_year(year).month, lunar_new_year(year).day) for year in days} == days  # type: ignore[union-attr]  # years of the table
    assert lunar_new_year(1900) is lunar_new_year(2101) is None
