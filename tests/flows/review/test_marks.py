"""Marks in a text, and two texts side by side: nothing is lost, added or told twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.review.highlight import Mark, marks_of, paragraphs
from flows.review.word_diff import paragraph_diff, word_diff
from models import Person, TextPart, TextSpan

TEXTS = st.text(alphabet="ab \n.é😀", max_size=60)
EDGES = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(text=TEXTS, edges=st.lists(EDGES, max_size=8))
def test_pieces_are_the_text_and_know_every_mark_over_them(text: str, edges: list[tuple[int, int]]) -> None:
    """Whatever overlaps whatever: each character has just the marks that cover it."""
    marks = [
        Mark(min(pair), max(pair), "claim", f"n{number}")
        for number, pair in enumerate(edges)
        if min(pair) < max(pair) <= len(text)
    ]
    place = 0
    for run in paragraphs(text, marks):
        while text[place] == "\n":
            place += 1
        for piece in run:
            for character in piece.text:
                assert character == text[place]
                assert set(piece.names) == {mark.name for mark in marks if mark.start <= place < mark.end}
                place += 1
    assert text[place:].strip("\n") == ""


def test_a_click_on_overlapping_facts_means_the_shortest() -> None:
    marks = [Mark(0, 30, "claim", "long"), Mark(5, 9, "date", "short")]
    (run,) = paragraphs("All of it was said on a Monday.", marks)
    assert [piece.names for piece in run] == [("long",), ("short", "long"), ("long",), ()]
    assert [piece.begins for piece in run] == [("long",), ("short",), (), ()]


@pytest.mark.parametrize(
    ("text", "start"),
    [("Jo Li spoke.", 0), ("Now Jo Li spoke.", 4), ("Jo Li, and Jo Li again", 0), ("Nobody spoke.", None)],
)
def test_a_fact_of_an_earlier_revision_is_marked_where_its_words_stand_now(text: str, start: int | None) -> None:
    fact = Person(name="Jo Li", mentions=(TextSpan.of("Jo Li spoke.", 0, 5),))
    found = marks_of([("key", "person", fact)], text, TextPart.TEXT)
    assert [mark.start for mark in found] == ([] if start is None else [start])


@given(before=TEXTS, after=TEXTS)
def test_a_comparison_shows_both_texts_whole(before: str, after: str) -> None:
    pairs = list(paragraph_diff(before, after))
    for text, side in ((before, "before"), (after, "after")):
        shown = ["".join(word.text for word in words) for pair in pairs if (words := getattr(pair, side))]
        assert shown == [line for line in text.split("\n") if line.strip()]
    if before == after:
        assert {pair.change for pair in pairs} <= {"equal"}


def _changed(words: Any) -> list[str]:
    return [word.text for word in words if word.changed]


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("will open by June 2026.", "will open by July 2026.", ["June"], ["July"]),
        ("It expects to sign.", "It agreed to sign.", ["expects"], ["agreed"]),
        ("They may try.", "They may try.", [], []),
        ("one two three", "four five six", ["one two three"], ["four five six"]),
    ],
)
def test_words_that_changed_are_told(before: str, after: str, gone: list[str], new: list[str]) -> None:
    old, now = word_diff(before, after)
    assert (_changed(old), _changed(now)) == (gone, new)


def test_a_paragraph_that_was_added_stands_alone() -> None:
    pairs = list(paragraph_diff("One stays.\nTwo stays.", "One stays.\nQuite another thing.\nTwo stays."))
    assert [pair.change for pair in pairs] == ["equal", "added", "equal"]


def test_a_huge_paragraph_is_replaced_as_a_whole() -> None:
    old, new = word_diff("a " * 5000, "b " * 5000)
    assert (len(old), len(new)) == (1, 1)
