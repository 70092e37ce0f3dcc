"""Bad input: kept as words with a reason, never a crash or a guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from models import Interval, TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]


def test_without_publication_only_absolute_dates_resolve(read: Read) -> None:
    """What is counted from publication says why it has no days; a full date needs no anchor."""
    dates = read("On Friday, soon, or on June 2, or last year; then on June 2, 2026.", published=None)
    assert [one.unresolved for one in dates] == ["no publication date"] * 4 + [None]
    assert [one.interval.start for one in dates] == [None] * 4 + [date(2026, 6, 2)]


@pytest.mark.parametrize(
    ("sentence", "words", "value", "reason"),
    [
        ("It opened on February 30, 2025.", "February 30, 2025", "2025-02-30", "no such day"),
        ("It opened on 29 February 2025.", "29 February 2025", "2025-02-29", "no such day"),
        ("It opened on 2025-02-30.", "2025-02-30", "2025-02-30", "no such day"),
        ("It opened on 2026-13-45.", "2026-13-45", "2026-13-45", "no such day"),
        ("It opened on 13/13/2026.", "13/13/2026", "2026-13-13", "no such day"),
        ("It opened on 0/0/2026.", "0/0/2026", "2026-00-00", "no such day"),
        ("It opened on 31/02/2026.", "31/02/2026", "2026-02-31", "no such day"),
        ("It opened on April 31.", "April 31", "XXXX-04-31", "no such day"),
        ("It opened on June 2, 99999.", "June 2, 99999", "99999-06-02", "outside the calendar"),
        ("It opened on June 2, 0.", "June 2, 0", "0000-06-02", "outside the calendar"),
        ("It opened in the year 0.", "the year 0", "0000", "outside the calendar"),
        ("It will open in the year 99999.", "the year 99999", "99999", "outside the calendar"),
        ("It opened 9999 years ago.", "9999 years ago", "PAST_REF", "outside the calendar"),
        ("It will open in 99999 years.", "99999 years", "FUTURE_REF", "outside the calendar"),
        ("It closes on Chinese New Year 2150.", "Chinese New Year 2150", "", "outside the calendar"),
        ("It ran from June 30, 2026 to June 2, 2026.", "June 30, 2026 to June 2, 2026", "2026-06-30/2026-06-02",
         "ends before it starts"),
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_kept_as_words(sentence: str, words: str, value: str, reason: str, read: Read) -> None:
    """No day is invented for it, and none is read into a part of it."""
    (expression,) = read(sentence)
    assert (expression.span.text, expression.value, expression.unresolved) == (words, value, reason)
    assert expression.interval == expression.bound == Interval(start=None, end=None)


def test_a_length_beyond_the_calendar_has_no_end(read: Read) -> None:
    (expression,) = read("It will grow over the next 500000 years.")
    assert (expression.bound.end, expression.unresolved) == (None, "outside the calendar")


@pytest.mark.parametrize("sentence", ["It opened at 25:61 on Monday.", "It opened at 13:75 p.m. on Monday."])
def test_an_impossible_time_of_day_costs_only_itself(sentence: str, read: Read) -> None:
    """The day beside it is as good as ever."""
    (expression,) = read(sentence)
    assert (expression.span.text, expression.value) == ("Monday", "2026-06-22")


@pytest.mark.parametrize(
    ("day", "fetched", "reason"),
    [
        (None, None, "no publication date"),
        (datetime(12, 1, 1), None, "published in the year 12"),
        (datetime(9999, 12, 31), None, "published in the year 9999"),
        (datetime(2126, 1, 1), datetime(2026, 6, 23), "published on 2126-01-01, after it was fetched"),
        (datetime(2026, 6, 24), datetime(2026, 6, 23), None),  # clocks and zones differ by a day
    ],
)
def test_a_day_of_publication_that_cannot_be(
    day: datetime | None, fetched: datetime | None, reason: str | None, read: Read
) -> None:
    """What counts from it is kept without a day; a full date needs no publication."""
    relative, absolute = read("It met last Friday, not on June 2, 2026.", published=day, fetched=fetched)
    assert relative.unresolved == reason
    assert (relative.interval.start is None) == (reason is not None)
    assert (absolute.interval.start, absolute.unresolved) == (date(2026, 6, 2), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("In 2019 it burned. Two days later it opened.", "P2D"), ("In 2019 it burned, and opened weeks later.", "PXW")],
)
def test_days_are_not_counted_from_a_year(text: str, value: str, read: Read) -> None:
    """ "Two days later" than a year is no day of January."""
    last = read(text)[-1]
    assert (last.value, last.interval) == (value, Interval(start=None, end=None))
    assert last.unresolved == "counted from a date that is less exact"
