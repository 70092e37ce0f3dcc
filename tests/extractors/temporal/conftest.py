"""Reading times: a pipeline of the finder alone, without a model, and Tuesday, 2026-06-23 as the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import spacy
from spacy.language import Language

import extractors.temporal.component  # noqa: F401 - registers the factories
from models import TemporalExpression

Read = Callable[..., tuple[TemporalExpression, ...]]


@pytest.fixture(scope="session")
def published() -> datetime:
    """A Tuesday."""
    return datetime(2026, 6, 23, 14, 30)


@pytest.fixture(scope="session")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe("temporal_finder")
    return blank


@pytest.fixture(scope="session")
def read(nlp: Language, published: datetime) -> Read:
    """The expressions of a text; ``published``, ``title``, ``language`` and ``fetched`` may be given."""

    def dates(text: str, title: str = "", **given: Any) -> tuple[TemporalExpression, ...]:
        doc = nlp.make_doc(f"{title}\n\n{text}" if title else text)
        doc._.text_start = len(title) + 2 if title else 0
        for name, value in {"published": published, **given}.items():
            setattr(doc._, name, value)
        found: tuple[TemporalExpression, ...] = nlp.get_pipe("temporal_finder")(doc)._.dates
        return found

    return dates
