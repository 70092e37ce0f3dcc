"""Tables fit the console: short words stay whole where there is room, and nothing is cut off where there is none."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from flows.tables import table


def printed(columns, row, width: int) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(table("", columns, [row]))
    return console.file.getvalue()


def test_a_short_word_is_not_broken_beside_a_long_text():
    text = printed(("feed", "event", "words"), ("harbour-ledger", "fulfilled", "a promise that was kept " * 9), 60)
    assert "harbour-ledger" in text
    assert "fulfilled" in text


@pytest.mark.parametrize("width", [40, 60, 80])
def test_what_does_not_fit_is_folded_not_cut(width):
    words = [f"{letter * 14}." for letter in "abcde"]
    text = printed(("one", "two", "three", "four", "five"), words, width)
    assert [text.count(letter) >= 14 for letter in "abcd"] == [True] * 4
    assert text.count(".") == len(words)
