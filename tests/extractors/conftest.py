"""The pipeline that extraction runs, loaded once for all files of tests that only read with it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.nlp import build_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline "accurate"; whoever changes a pipeline builds its own."""
    return build_nlp()
