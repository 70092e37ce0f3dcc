"""Whatever a page says: every text is read, and every fact stands where it says."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.facts import extract_facts
from models import ArticleVersion, ExtractionError, spans_of

WORDS = [
    "Acme", "Meta", "OpenAI", "the", "The", "company", "ministry", "spokesman", "Lee", "Park", "Ms", "Dr", "said",
    "says", "told", "will", "won't", "agreed", "to", "pledged", "promised", "plans", "expects", ",", ".", ";",
    ":", "\"", "“", "”", "‘", "’", "'", "''", "``", "(", ")", "—", "--", "June", "Monday", "2", "2026", "by",
    "until", "before", "within", "30", "days", "next", "week", "soon", "not", "no", "who", "which", "and", "or",
    "if", "unless", "according", "per", "Times", "New", "York", "report", "cited", "by", "it", "he", "she",
    "they", "we", "I", "'s", "of", "for", "from", "in", "on", "sign", "the", "deal", "accord", "“We", "we’ll",
    "😀", "é", "%", "$", "million", "May", "may", "March", "spring", "...", "…", "Q3", "1990s",
]  # fmt: skip
BLANKS = [" ", " ", " ", "", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b"]


def texts(longest: int) -> st.SearchStrategy[str]:
    """Words of the trade in any order, with any blanks between them."""
    pieces = st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)).map("".join)
    return st.lists(pieces, max_size=longest).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=texts(8), text=texts(60), dated=st.booleans())
def test_every_text_is_read_and_every_span_is_true(nlp, title, text, dated):
    """No order of words, marks and blanks makes a rule trip or a fact point elsewhere."""
    version = ArticleVersion(
        url="https://news.example/1",
        fetched_url="https://news.example/1",
        title=title,
        text=text,
        published=datetime(2026, 6, 26) if dated else None,
        language="en",
    )
    errors: list[ExtractionError] = []
    found = list(extract_facts(nlp, [version], "extractor", on_error=errors.append))
    assert errors == []
    for fact in found[0].facts():
        assert all(version.holds(span) for span in spans_of(fact))
