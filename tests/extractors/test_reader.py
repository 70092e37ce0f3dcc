"""What read a text is recorded with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import reader, sources
from extractors.article import read_html, visible_words

PAGE = "<html><body><nav>Home</nav><article><p>{}</p></article><script>var x</script></body></html>"
WORDS = "The port of Aldmoor will close its north quay for repairs, the harbour board said on Monday. " * 4


@pytest.fixture(autouse=True)
def _fresh():
    reader.reader_version.cache_clear()
    yield
    reader.reader_version.cache_clear()


def test_every_text_of_a_page_names_its_reader():
    version = read_html(PAGE.format(WORDS), "https://harbour.example/quay")
    assert version.reader == reader.reader_version()
    assert version.reader.startswith("trafilatura ")


def test_another_rule_or_library_is_another_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A changed line of the page-reading code or another trafilatura; not the code that finds facts."""
    ours = reader.reader_version()
    monkeypatch.setattr(reader, "installed_version", lambda name: "9.9")
    reader.reader_version.cache_clear()
    assert reader.reader_version() != ours
    monkeypatch.undo()
    texts = sources.sources(*reader._CODE)
    assert "pages/body.py" in texts
    assert not any("claims" in path for path in texts)
    monkeypatch.setattr(reader, "sources", lambda *patterns: {**texts, "pages/body.py": "another"})
    reader.reader_version.cache_clear()
    assert reader.reader_version() != ours


def test_visible_words():
    """Those of the whole page but its scripts."""
    assert visible_words(PAGE.format("A short text").encode()) == "Home A short text"
    assert visible_words(b"") == ""


def test_a_text_that_is_a_part_of_what_the_page_states_is_marked():
    text = "The north quay of Aldmoor will close for repairs, the harbour board said on Monday. " * 3
    for stated, warned in ((45, False), (60, False), (90, True)):
        data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "wordCount": {stated}}}</script>'
        article = f"<article><h1>Quay</h1><p>{text}</p></article>"
        html = f"<html><head><title>Quay</title></head><body>{data}{article}</body></html>"
        assert ("shorter_than_stated" in read_html(html, "https://harbour.example/quay").warnings) is warned
