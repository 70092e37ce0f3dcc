"""Our own patterns take time in proportion to a text, also to one made to hold them up."""

from __future__ import annotations

import re
from time import process_time

import pytest

from extractors.linking import signs
from extractors.pages import authors, metadata
from extractors.revisions import differences
from models import alignment

LENGTH = 20_000
SECONDS = 0.4  # of processor time: some milliseconds are needed, and seconds once each start reads on to the end


@pytest.mark.parametrize(
    ("pattern", "flood"),
    [
        (differences._DASH, " "),
        (differences._DASH, " -"),
        (metadata._TITLE_TAIL, " "),
        (authors._COMMA, " "),
        (alignment._END, "."),
        (alignment._END, ".”"),
        (signs._FINAL_VOWELS, "y"),
    ],
)
def test_a_flood_is_read_once(pattern: re.Pattern[str], flood: str) -> None:
    text = flood * (LENGTH // len(flood)) + "x"
    began = process_time()
    for _ in pattern.finditer(text):
        pass
    assert process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("pattern", "text", "pieces"),
    [
        (differences._DASH, "a  -- b—c --d e-f", ["a", "b", "c ", "d e-f"]),
        (metadata._TITLE_TAIL, "A  | B | | C |D", ["A", "B", "| C |D"]),
        (authors._COMMA, "Ann , Bea,and Cy, and  Di,, Ed", ["Ann", "Bea", "Cy", "Di", "", "Ed"]),
        (alignment._END, "He left?!” “So. it. 3 days… and", ["He left", " “So. it", " 3 days… and"]),
        (signs._FINAL_VOWELS, "ziyiy", ["z", ""]),
    ],
)
def test_and_finds_what_it_is_for(pattern: re.Pattern[str], text: str, pieces: list[str]) -> None:
    assert pattern.split(text) == pieces
