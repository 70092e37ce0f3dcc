"""TIMEX3: values and mods of facts, and the tags that corpora have beyond them. Published on Tuesday, 2026-06-23."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from spacy.language import Language

from extractors.temporal.component import TimexTagger
from models import TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]


@pytest.mark.parametrize(
    ("sentence", "value", "mod"),
    [
        ("It opened on June 2.", "2026-06-02", None),
        ("It opened in April.", "2026-04", None),
        ("It opened last week.", "2026-W25", None),
        ("It opened last weekend.", "2026-W25-WE", None),
        ("It opened in early 2025.", "2025", "START"),
        ("It will open by the end of the third quarter.", "2026-Q3", "END"),
        ("It grew in the 1990s.", "199", None),
        ("It opened in the summer of 2025.", "2025-SU", None),
        ("It opened on Friday night.", "2026-06-19TNI", None),
        ("It opened at 9:15 p.m. on Monday.", "2026-06-22T21:15", None),
        ("It will open soon.", "FUTURE_REF", None),
        ("A 30-day review began.", "P30D", None),
        ("It took two and a half years.", "P2Y6M", None),
        ("It took 90 minutes.", "PT90M", None),
        ("It took nearly three years.", "P3Y", "LESS_THAN"),
        ("It took two decades.", "P20Y", None),
        ("It took weeks.", "PXW", None),
        ("It will be done between 2026 and 2030.", "2026/2030", None),
        ("It meets every Monday.", "XXXX-WXX-1", None),
    ],
)
def test_timex3_values(sentence: str, value: str, mod: str | None, read: Read) -> None:
    """Values and mods are those of TIMEX3 (ISO-TimeML)."""
    expression = read(sentence)[0]
    assert (expression.value, expression.mod) == (value, mod)


@pytest.fixture(scope="module")
def tags(nlp: Language, published: datetime) -> Callable[[str], list[tuple[str, str]]]:
    """Words and value of each tag."""

    def tag(text: str, title: str = "") -> list[tuple[str, str]]:
        doc = nlp.make_doc(title + text)
        doc._.published, doc._.text_start = published, len(title)
        return [(one.span.text, one.value) for one in TimexTagger()(doc)._.timexes]

    return tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is now here, currently idle.", [("now", "PRESENT_REF"), ("currently", "PRESENT_REF")]),
        ("They met at 9:15 p.m. in the hall.", [("9:15 p.m.", "2026-06-23T21:15")]),
        ("Between 2026 and 2030 it grew.", [("2026", "2026"), ("2030", "2030")]),
        ("He ruled in 1955-1957.", [("1955", "1955"), ("1957", "1957")]),
        ("Talks on April 24 and 25 in Rome failed.", [("April 24", "2026-04-24"), ("25", "2026-04-25")]),
        ("It opened in 2019. That year it burned.", [("2019", "2019"), ("That year", "2019")]),
        ("It opened in 2019 and burned later that year.", [("2019", "2019"), ("later that year", "2019")]),
        ("Sales for the year ended March 31 fell.", [("the year", "P1Y"), ("March 31", "2026-03-31")]),
        ("Profit grew throughout the fiscal year.", [("the fiscal year", "P1Y")]),
        ("It fell in the third quarter. In the year-ago period it rose.",
         [("the third quarter", "2025-Q3"), ("the year-ago period", "2025-Q3")]),
        ("It fell in the first quarter from a year earlier.",
         [("the first quarter", "2026-Q1"), ("a year earlier", "2025-Q1")]),
        ("One day it will be sold.", [("One day", "FUTURE_REF")]),
        ("It will be sold eventually.", []),  # a manner, to the corpora
        ('ABC\'s "This Week" and "60 Minutes" ran it.', []),
        ("USA Today and the party daily Granma ran it, at an average daily loss.", []),
    ],
    ids=lambda case: case[:40] if isinstance(case, str) else "",
)  # fmt: skip
def test_tags_beyond_the_guideline(
    text: str, expected: list[tuple[str, str]], tags: Callable[..., list[tuple[str, str]]]
) -> None:
    """Corpora mark "now", clock times, "that year" and both ends of a range; a show and a newspaper are no times."""
    assert tags(text) == expected


def test_tags_are_those_of_the_text_alone(tags: Callable[..., list[tuple[str, str]]]) -> None:
    assert tags("It opened in May.", title="Plant to close in June\n\n") == [("May", "2026-05")]


def test_the_component_declares_what_it_writes(nlp: Language) -> None:
    nlp.add_pipe("timex_tagger")
    assert nlp.analyze_pipes()["problems"] == {"temporal_finder": [], "timex_tagger": []}
    assert nlp.get_pipe_meta("timex_tagger").assigns == ["doc._.timexes"]
    nlp.remove_pipe("timex_tagger")
    assert nlp.get_pipe_meta("temporal_finder").assigns == ["doc._.dates", "doc.spans"]


def test_doc_spans_hold_the_tokens(nlp: Language) -> None:
    """ "2016-18" is one token to spaCy, or three: the span covers whatever holds the words."""
    doc = nlp("It ran in mid-August and in 2016-18.")
    assert [(span.text, span.label_) for span in doc.spans["dates"]] == [("mid-August", "DATE"), ("2016-18", "DATE")]
