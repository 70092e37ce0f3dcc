"""Tokens: spaCy's own, except in runs that no writing has."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.nlp import build_nlp
from extractors.tokenizer import LONGEST_RUN, BoundedTokenizer

PLAIN = spacy.blank("en").tokenizer
BOUNDED = BoundedTokenizer(PLAIN)
TEXTS = [
    "",
    " ",
    "Acme Corp. won't open the U.S. plant (in Cork), it said.\n\n“We can't,” said Lee Park.",
    "See https://news.example/2026/06/a-very-long-address?with=parameters&and=more,  please",
    "  Two blanks  before\tand a tab \n",
    f"{'-' * LONGEST_RUN} a rule",
]
MARKS = st.lists(st.sampled_from(["(", "a", " ", "\n", "=", "'s", "—", "don't", "$1", "😀", "."]), max_size=60).map(
    "".join
)


def described(doc):
    return [(token.text, token.whitespace_, token.norm_) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_writing_has_the_tokens_of_spacy(text):
    """Contractions, addresses, abbreviations and blanks as ever."""
    assert described(BOUNDED(text)) == described(PLAIN(text))


@given(text=st.text(max_size=LONGEST_RUN))
def test_short_texts_have_the_tokens_of_spacy(text):
    """Whatever the characters."""
    assert described(BOUNDED(text)) == described(PLAIN(text))


@given(before=MARKS, mark=st.sampled_from(["(", "=", "ab", "'s", "😀)"]), times=st.integers(100, 600), after=MARKS)
def test_text_of_long_runs_is_exact(before, mark, times, after):
    """No character is lost or added at the cuts, and words around a run keep their norms."""
    text = f"{before} don't {mark * times}{after} won't"
    doc = BOUNDED(text)
    assert doc.text == text
    assert [token.norm_ for token in doc if token.text == "n't"][-1] == "not"
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("mark", list("($_=*!—"))
def test_time_grows_with_the_length(mark):
    """40,000 marks in a row took minutes."""
    started = time.perf_counter()
    assert BOUNDED(mark * 40_000).text == mark * 40_000
    assert time.perf_counter() - started < 5


def test_pipeline_has_it_and_a_saved_one_loads_without_us(tmp_path):
    """What is written is spaCy's tokenizer, so that ``spacy.load`` needs nothing of ours."""
    nlp = build_nlp(components=False)
    assert isinstance(nlp.tokenizer, BoundedTokenizer)
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    text = "Acme won't say."
    assert described(loaded.make_doc(text)) == described(nlp.make_doc(text))
    nlp.from_disk(tmp_path)
    assert nlp.tokenizer.from_bytes(nlp.tokenizer.to_bytes()) is nlp.tokenizer
    assert described(nlp.make_doc(text)) == described(loaded.make_doc(text))
