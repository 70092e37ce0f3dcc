"""Every expression tells how it was read: rule, anchor, and why before or after publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from models import AnchorKind, TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]


def test_events_are_anchors_without_a_day(read: Read) -> None:
    """A deadline that hangs on an event keeps the event's words."""
    (expression,) = read("It will sign within 60 days of the vote.")
    assert (expression.anchor_kind, expression.anchor_text) == (AnchorKind.EVENT, "the vote")


def test_mentions_are_anchors(read: Read) -> None:
    """ "The following month" counts from the last date of the text."""
    _, expression = read("They closed on June 2, 2025. The following month they left.")
    assert (expression.anchor_kind, expression.anchor_text) == (AnchorKind.MENTION, "June 2, 2025")


@pytest.mark.parametrize(
    ("language", "text", "day", "vague"),
    [
        (None, "Released 03/04/2026.", date(2026, 3, 4), True),
        ("en", "Released 03/04/2026.", date(2026, 3, 4), True),
        ("en-CA", "Released 03/04/2026.", date(2026, 3, 4), True),
        ("en-US", "Released 03/04/2026.", date(2026, 3, 4), False),
        ("en-GB", "Released 03/04/2026.", date(2026, 4, 3), False),
        ("en_AU", "Released 03/04/2026.", date(2026, 4, 3), False),
        (None, "Released 05/05/2026.", date(2026, 5, 5), False),
        (None, "Released 25/12/2025, then 03/04/2026.", date(2026, 4, 3), False),
        (None, "Released 12/25/2025, then 03/04/2026.", date(2026, 3, 4), False),
        ("en-GB", "Released 12/25/2025, then 03/04/2026.", date(2026, 3, 4), False),
    ],
)
def test_order_of_day_and_month(language: str | None, text: str, day: date, vague: bool, read: Read) -> None:
    """Earlier dates of the text decide, else the region its language is written in; else it is flagged."""
    last = read(text, language=language)[-1]
    assert (last.interval.start, last.vague) == (day, vague)
    assert (last.direction == "figures: day and month could change places") == vague


@pytest.mark.parametrize(
    ("text", "rule", "direction"),
    [
        ("It will sign on Friday.", "weekday", "future: will"),
        ("It signed on Friday.", "weekday", "past: signed"),
        ("Rain on Friday.", "weekday", "open: the latest one"),
        ("Rain since Friday.", "weekday", "past: since"),
        ("Shut until Friday.", "weekday", "future: until"),
        ("Done by Friday.", "weekday", "future: by"),
        ("The judge ordered it no later than Friday.", "weekday", "future: later than"),
        ("It was moved to Nov. 9.", "day and month", "future: moved to"),
        ("It opened on June 2.", "day and month", "near: within six weeks of publication"),
        ("It opened in June.", "month", "present: the month of publication"),
        ("It will open in April.", "month", "future: will"),
        ("Rain in April.", "month", "open: the nearer one"),
        ("It will open in the fourth quarter.", "quarter or half", "future: will"),
        ("It closed in the spring.", "season", "past: closed"),
        ("It will close on Labor Day.", "holiday", "future: will"),
        ("The party was over the weekend.", "bare unit", "past: was"),
        ("It opened on Sunday, June 29.", "weekday and date", "the nearest year that the weekday fits"),
        ("It opened last Friday.", "sided weekday", None),
        ("It opened on June 2, 2026.", "day and month", None),
        ("It opened last year.", "unit from now", None),
        ("A 30-day review began.", "duration", None),
    ],
)
def test_why_this_side_of_publication(text: str, rule: str, direction: str | None, read: Read) -> None:
    """The words that decided are named; where the expression itself leaves no choice, there is nothing to explain."""
    (expression,) = read(text)
    assert (expression.rule, expression.direction) == (rule, direction)


HISTORY = "The company was founded in 1901, sold in 1920 and closed in 1950."


@pytest.mark.parametrize(
    ("text", "start", "kind"),
    [
        (f"{HISTORY} In August a fire broke out.", date(1950, 8, 1), AnchorKind.MENTION),
        (f"{HISTORY} It was sold on Dec. 5, 1951. In February it burned.", date(1952, 2, 1), AnchorKind.MENTION),
        ("It was sold in 1920. In May it burned.", date(2026, 5, 1), AnchorKind.PUBLISHED),
        (f"On Friday it opened. {HISTORY} In May it burned.", date(2026, 5, 1), AnchorKind.PUBLISHED),
        ("It opened in 2019. In August of that year it burned.", date(2019, 8, 1), AnchorKind.MENTION),
    ],
)
def test_history_counts_from_the_date_named_last(text: str, start: date, kind: AnchorKind, read: Read) -> None:
    """Three dates of long ago and none of these days: the text tells history, and "August" is that of the year told."""
    last = read(text)[-1]
    assert (last.interval.start, last.anchor_kind) == (start, kind)
