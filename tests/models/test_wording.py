"""Words of strangers: visible, short, and without secrets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.wording import LONGEST_MESSAGE, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("two\nlines", "two\nlines"),
        ("clear \x1b[2J the screen", "clear \\x1b[2J the screen"),
        ("eight bits \x9b2J", "eight bits \\x9b2J"),
        ("turned \u202eround", "turned \\u202eround"),
        ("half \ud83d of it", "half \\ud83d of it"),
        ("back\rspace\x08", "back\\rspace\\x08"),
        ("https://anna:secret@news.example/a", "https://***@news.example/a"),
        ("mail a@b.example", "mail a@b.example"),
        ("Zoë’s “naïve” café", "Zoë’s “naïve” café"),
    ],
)
def test_what_is_shown(text, expected):
    assert shown(text) == expected


def test_an_account_at_the_cut_is_not_half_shown():
    secret = "x" * (LONGEST_MESSAGE - 15) + " http://anna:secret@news.example/"
    assert "anna" not in shown(secret)
    assert len(shown("y" * 5_000)) == LONGEST_MESSAGE


@given(st.text(max_size=400))
def test_nothing_shown_acts_or_hides(text):
    seen = shown(text)
    assert len(seen) <= LONGEST_MESSAGE
    assert {unicodedata.category(character) for character in seen.replace("\n", "")}.isdisjoint({"Cc", "Cf", "Cs"})
    seen.encode("utf-8")
