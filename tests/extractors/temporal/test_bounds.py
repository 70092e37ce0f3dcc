"""Bounds: what a preposition or verb makes of the days that an expression covers. Published on Tuesday, 2026-06-23."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from models import Interval, Relation, TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]


@dataclass(frozen=True)
class Bounded:
    sentence: str
    words: str
    relation: Relation
    start: date | None
    end: date | None


def bounded(sentence: str, words: str, relation: Relation, days: str) -> Bounded:
    start, _, end = days.partition("..")
    return Bounded(
        sentence,
        words,
        relation,
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


@pytest.mark.parametrize(
    "case",
    [
        bounded("It will sign by Friday.", "Friday", Relation.BY, "2026-06-23..2026-06-26"),
        bounded("It will sign no later than July 1.", "July 1", Relation.BY, "2026-06-23..2026-07-01"),
        bounded("It will be carbon neutral by 2030.", "2030", Relation.BY, "2026-06-23..2030-12-31"),
        bounded("It will stay shut until Friday.", "Friday", Relation.UNTIL, "2026-06-23..2026-06-26"),
        bounded("It lasts through February.", "February", Relation.UNTIL, "2026-06-23..2027-02-28"),
        bounded("It must sign before Friday.", "Friday", Relation.BEFORE, "2026-06-23..2026-06-25"),
        bounded("It will sign before March 2027.", "March 2027", Relation.BEFORE, "2026-06-23..2027-02-28"),
        bounded("It will sign after March 2027.", "March 2027", Relation.AFTER, "2027-04-01.."),
        bounded("It will sign no earlier than March 2027.", "March 2027", Relation.NOT_BEFORE, "2027-03-01.."),
        bounded("It will not open until September.", "September", Relation.NOT_BEFORE, "2026-09-01.."),
        bounded("It will apply from April 2027.", "April 2027", Relation.NOT_BEFORE, "2027-04-01.."),
        bounded("It has been shut since May 18.", "May 18", Relation.SINCE, "2026-05-18..2026-06-23"),
        bounded("It will spend it between 2027 and 2030.", "2027 and 2030", Relation.BETWEEN, "2027-01-01..2030-12-31"),
        bounded("It will refund within 90 days.", "90 days", Relation.WITHIN, "2026-06-23..2026-09-21"),
        bounded("It will sign within 60 days of the vote.", "60 days", Relation.WITHIN, ".."),
        bounded("It should sign before the election.", "the election", Relation.BEFORE, "2026-06-23.."),
        bounded("It opened a 30-day comment period on June 1.", "30-day", Relation.FROM, "2026-06-01..2026-07-01"),
        bounded("It will run two trains an hour from June 1.", "an hour", Relation.NONE, ".."),
        bounded("It will sign on Friday.", "Friday", Relation.AT, "2026-06-26..2026-06-26"),
        bounded("It will sign later this year.", "later this year", Relation.AT, "2026-06-23..2026-12-31"),
        bounded("It had signed by Friday, June 5.", "Friday, June 5", Relation.BY, "..2026-06-05"),
        bounded("The judge ordered it no later than Friday.", "Friday", Relation.BY, "2026-06-23..2026-06-26"),
        bounded("It must arrive on or before June 30.", "June 30", Relation.BY, "2026-06-23..2026-06-30"),
        bounded("It must arrive between now and Friday.", "Friday", Relation.BY, "2026-06-23..2026-06-26"),
        bounded("He has 10 days from June 20 to appeal.", "10 days", Relation.FROM, "2026-06-20..2026-06-30"),
        bounded(
            "It will end over three years starting in July.",
            "over three years",
            Relation.FROM,
            "2026-07-01..2029-07-01",
        ),
        bounded("It will reopen in several months.", "several months", Relation.AT, "2026-06-23.."),
        bounded("It pays every month.", "every month", Relation.EVERY, ".."),
        bounded("It took three years.", "three years", Relation.NONE, ".."),
    ],
    ids=lambda case: case.sentence[:60],
)
def test_prepositions_turn_days_into_bounds(case: Bounded, read: Read) -> None:
    """The interval is the expression's own; the bound is what the preposition allows."""
    expression = read(case.sentence)[0]
    assert (expression.span.text, expression.relation) == (case.words, case.relation)
    assert expression.bound == Interval(start=case.start, end=case.end)
