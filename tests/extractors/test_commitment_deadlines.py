"""The deadline of a commitment: the time words that bound the act, and none that belong to something else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from spacy.language import Language

from extractors.document import make_doc
from models import ArticleVersion, Commitment

PUBLISHED = datetime(2026, 6, 26, 9, tzinfo=UTC)  # a Friday


def read(nlp: Language, text: str) -> tuple[Commitment, ...]:
    url = "https://news.example/one"
    version = ArticleVersion(url=url, fetched_url=url, title="", text=text, fetched_at=PUBLISHED, published=PUBLISHED)
    found: tuple[Commitment, ...] = nlp(make_doc(nlp, version))._.commitments
    return found


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Renault will open the plant by Wednesday.", "by Wednesday", date(2026, 6, 26), date(2026, 7, 1)),
        ("Renault will open the plant in 2027.", "in 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("Renault plans to open the plant within 90 days.", "within 90 days", date(2026, 6, 26), date(2026, 9, 24)),
        ("Renault agreed on Tuesday to open the plant in July.", "in July", date(2026, 7, 1), date(2026, 7, 31)),
        ("Next week, Renault will open the plant.", "Next week", date(2026, 6, 29), date(2026, 7, 5)),
        ("Renault expects to open the plant soon.", "soon", date(2026, 6, 26), None),
    ],
)
def test_deadline_is_when_the_act_is_due(text: str, words: str, start: date, end: date | None, nlp: Language) -> None:
    """The time of the act, never the day on which it was announced."""
    (commitment,) = read(nlp, text)
    assert commitment.deadline is not None
    assert commitment.deadline.span.text == words
    assert (commitment.deadline.interval.start, commitment.deadline.interval.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Renault said on Monday that it would open the plant.",
        "Renault said on Friday it will open the plant.",  # published on a Friday
        "Renault will open a plant in Cork, the company said on Friday.",
        "Renault will open a plant in Cork, the company says on Friday.",
        "Renault will open the plant that it bought on Friday.",
    ],
)
def test_day_of_another_clause_is_no_deadline(text: str, nlp: Language) -> None:
    """ "Said on Monday" tells when it was said, "bought on Friday" when it was bought."""
    (commitment,) = read(nlp, text)
    assert commitment.deadline is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Renault has agreed to add a Sunday service by the end of November.", "by the end of November"),
        ("Renault will publish the minutes of the Monday meeting.", None),
        ("Renault will open a plant in Cork on Sunday, the company said.", "on Sunday"),
        ("Renault will publish the report it promised by Wednesday.", "by Wednesday"),
    ],
)
def test_day_that_names_a_thing_is_no_deadline(text: str, words: str | None, nlp: Language) -> None:
    """ "A Sunday service" tells which service."""
    (commitment,) = read(nlp, text)
    assert (commitment.deadline.span.text if commitment.deadline else None) == words
