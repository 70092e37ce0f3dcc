"""Names recognised by their own words. Nothing here needs a trained model."""

from __future__ import annotations

import pytest

from extractors.entities.names import headline_lines
from extractors.entities.patterns import patterned_names


def found(doc) -> set[str]:
    return {name.span(doc).text for name in patterned_names(doc, headline_lines(doc), frozenset())}


@pytest.mark.parametrize(
    "marked",
    [
        "We met the [Ministry of Fish, Forests and Harbours](org) on Monday.",
        "A memo of the [Harbour Ministry](org) was seen.",
        "They sued [Quux Holdings](org) and lost.",
        "They sued [Alva & Sons, Inc.](org) and lost.",
        "He works at [Quux Mining and Construction Company](org) now.",
        "A case before the [U.S. Court of Appeals for the Ninth Circuit](org) drags on.",
        "She studied at the [University of Quux at Harbourtown](org) then.",
        "Critics of the [Alvarez administration](org) agree.",
        "Talks with the [Quuxian foreign ministry](org) stalled.",
        "Men of the [Orrmouth fire brigade](org) and the [Tarn Bay town council](org) met.",
        "A letter to [Quuxland's government](org) was sent.",
        "Talks at the [Centre for Harbour Research](org) were dull.",
        "He was tried in [Alva federal court](org) twice.",
        "She joined the [Harbour-Sea Institute](org) early.",
        "A raid on the [Sheriff's Office](org) failed.",
    ],
)
def test_names_told_by_their_words(marked, unmark, doc_of):
    """The head word says what it is, the capitals say where it begins and ends."""
    text, marks = unmark(marked)
    assert marks[0][0] in found(doc_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of all talents was a government.",
        "She is the department of one.",
        "The administration said nothing.",
        "The president's office was silent.",
        "He waited in court.",
        "President Company is a comedy.",
        "It was the White House Press Secretary who spoke.",
    ],
)
def test_ordinary_words_are_no_names(text, doc_of):
    """A head without a capital name makes nobody."""
    assert not found(doc_of(text)) - {"White House"}


def test_what_follows_and_is_another_name(doc_of):
    """A person, an article or a known name after "and" is not joined."""
    doc = doc_of(
        "The Department of Fish and Ann Moor met the Bureau of Boats and the Court of Seas.", {"Ann Moor": "PERSON"}
    )
    assert {"Department of Fish", "Bureau of Boats", "Court of Seas"} <= found(doc)


def test_headlines_are_left_out(doc_of):
    """Where every word has a capital, capitals say nothing."""
    assert not found(doc_of("Angry Harbour Ministry Workers Block Main Road"))


def test_weekdays_are_no_part(doc_of):
    """ "on Friday" follows a council, it does not belong to it."""
    assert "Council of Elders" in found(doc_of("It went to the Council of Elders on Friday."))


def test_a_nominee_names_the_party(doc_of):
    """The adjective of a party, before a candidacy only."""
    assert "Republican" in found(doc_of("It was the Republican presidential nominee who spoke."))
    assert not found(doc_of("It was a Republican proposal."))
