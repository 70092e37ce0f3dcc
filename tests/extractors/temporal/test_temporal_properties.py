"""What holds for every text, on every machine, and how long it takes."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import extractors.temporal
from models import TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]

WORDS = st.sampled_from(
    ["June", "2", "2026", "Friday", "the", "end", "of", "last", "year", "two", "weeks", "ago", "by", "May", "and", "to",
     "between", "early", "mid", "-", "quarter", "third", "31", "February", "9:15", "p.m.", "soon", "will", "said", ",",
     ".", "every", "decade", "1990s", "a", "first", "nine", "months", "before", "after", "half", "spring", "next", "0",
     "9999", "million", "century", "within", "Q3", "FY2020-22", "2016-18", "12/25/2025", "winter", "Easter"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


@given(text=TEXTS | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_spans_hold_their_words_in_order(text: str, read: Read) -> None:
    """Every span equals its text, none overlaps another, and no interval ends before it starts."""
    last = 0
    for expression in read(text):
        span = expression.span
        assert text[span.start : span.end] == span.text
        assert span.start >= last
        last = span.end
        for days in (expression.interval, expression.bound):
            assert not (days.start and days.end) or days.start <= days.end


@given(first=TEXTS, second=TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_later_paragraph_changes_nothing_before_it(first: str, second: str, read: Read) -> None:
    before = read(f"{first}.")
    assert read(f"{first}.\n\n{second}")[: len(before)] == before


@contextmanager
def local_zone(zone: str) -> Iterator[None]:
    """The machine set to another zone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


@given(text=TEXTS, hours=st.integers(-12, 14), minute=st.integers(0, 24 * 60 - 1))
@settings(max_examples=40, deadline=None)
def test_the_zone_of_the_machine_does_not_matter(text: str, hours: int, minute: int, read: Read) -> None:
    """Only the instant of publication, in its own zone, is an anchor: its day there is the day of the text."""
    zone = timezone(timedelta(hours=hours))
    published = datetime(2026, 6, 23, tzinfo=zone) + timedelta(minutes=minute)
    readings = []
    for machine in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        with local_zone(machine):
            readings.append(read(text, published=published))
    assert readings[0] == readings[1] == readings[2] == read(text)


def test_no_clock_is_read() -> None:
    """Nothing here asks what time or day it is now, so that a text reads the same on any day."""
    asked = [
        (path.name, node.attr)
        for path in Path(extractors.temporal.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow", "time", "localtime", "getenv")
    ]
    assert [call for call in asked if call[1] != "time"] == []
    assert {name for name, _ in asked} <= {"resolve.py", "parts.py", "clock.py"}  # the time of a form: ``form.time``


HOSTILE = ["May ", "12 ", "the end of ", "between March and ", "Monday, ", "2019 to ", "1,111,", "9", "(", ")",
           "((2019", "from 2016 to 2018 to ", "between (between ", "2016-18-", "1/2/", "two to ", "a year or ",
           "early ", "last ", "'s ", "one hundred and ", "the first ", "two days before ", "\n \n "]  # fmt: skip


def seconds(nlp: Language, text: str) -> float:
    """CPU time of the finder, the better of two."""
    doc = Doc(nlp.vocab, words=[text])  # the tokenizer's own time is another matter
    doc._.published = datetime(2026, 6, 23)
    finder = nlp.get_pipe("temporal_finder")
    times = []
    for _ in range(2):
        began = time.process_time()
        finder(doc)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_linear_time(piece: str, nlp: Language) -> None:
    """100 kB take at most twice the time a character that 12 kB take."""
    short, long = (seconds(nlp, piece * (size // len(piece))) for size in (12_500, 100_000))
    assert long < 2 * 8 * max(short, 0.01)


def test_a_hundred_thousand_characters_a_second(nlp: Language) -> None:
    """Of ordinary prose, parse excluded; a slow machine under load gets a fourth of the promise."""
    prose = "The ministry said on Friday that the bridge, built in 1998, will reopen by the end of next year. "
    length = 100_000
    assert seconds(nlp, (prose * (length // len(prose) + 1))[:length]) < 4 * length / 100_000
