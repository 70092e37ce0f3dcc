"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from models import ArticleVersion, Extraction, ExtractorVersion, TextPart, TextSpan

ROOT = Path(__file__).resolve().parent.parent

# Hypothesis gives each example 200 ms by the clock, which on a busy machine says nothing about our code.
settings.register_profile("busy_machine", deadline=None)
settings.load_profile("busy_machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared gold data, which developers and CI have and users need not."""
    folder = Path(os.environ.get("NEWSFACTS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"shared evaluation data is not at {folder} (set NEWSFACTS_SHARED)")
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file that holds nothing yet, to be copied; made once, because migrations take their time."""
    from warehouse.store import Warehouse  # here, since most tests of extractors need no database

    path = tmp_path_factory.mktemp("empty") / "facts.duckdb"
    Warehouse.open(path).close()
    return path


@pytest.fixture(scope="session")
def make_version() -> Callable[..., ArticleVersion]:
    """Builds an article version from its text; every other field may be given."""

    def make(text: str = "Acme said it will open a plant by June.", **fields: Any) -> ArticleVersion:
        url = fields.pop("url", "https://news.example/acme")
        given = {"title": "Acme plans a plant", "fetched_at": datetime(2026, 3, 2, 9, tzinfo=UTC), **fields}
        return ArticleVersion(url=url, text=text, **{"fetched_url": url, **given})

    return make


@pytest.fixture(scope="session")
def span_in() -> Callable[..., TextSpan]:
    """Finds words in a version: ``span_in(version, "by June")``; ``nth`` counts their places from 0."""

    def find(version: ArticleVersion, words: str, nth: int = 0, part: TextPart = TextPart.TEXT) -> TextSpan:
        start = -1
        for _ in range(nth + 1):
            start = version.part(part).index(words, start + 1)
        return TextSpan(start=start, end=start + len(words), text=words, part=part)

    return find


@pytest.fixture(scope="session")
def make_extractor() -> Callable[..., ExtractorVersion]:
    """Builds an extractor version; another ``cues_digest``, say, makes another extractor."""

    def make(**fields: str) -> ExtractorVersion:
        given = {"version": "0.1.0", "model_name": "fast", "model_version": "1.0.0"}
        digests = {"config_digest": "c0", "cues_digest": "c1", "code_digest": "c2"}
        return ExtractorVersion(**{**given, **digests, **fields})

    return make


@pytest.fixture(scope="session")
def make_extraction(make_extractor: Callable[..., ExtractorVersion]) -> Callable[..., Extraction]:
    """Builds an extraction of a version from its facts: ``make_extraction(version, claims=(claim,))``."""

    def make(version: ArticleVersion, extractor: ExtractorVersion | None = None, **fields: Any) -> Extraction:
        given = {"extracted_at": datetime(2026, 3, 2, 10, tzinfo=UTC), **fields}
        return Extraction(
            article_id=version.article_id,
            version_id=version.version_id,
            extractor_id=(extractor or make_extractor()).extractor_id,
            **given,
        )

    return make
