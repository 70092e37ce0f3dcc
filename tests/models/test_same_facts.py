"""Which fact of one text is which fact of another."""

from __future__ import annotations

import pytest

from models import ReadFact, TextPart
from models.same_facts import AlignedTexts, same_facts


def fact(text, words, kind="claim", key=None, part=TextPart.TEXT, nth=0):
    """A fact about words of a text, at their n-th place."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return ReadFact(
        kind=kind,
        fact_key=key or f"{kind} {words}",
        fact_hash=words,
        subject=words,
        says="",
        rule=None,
        part=part,
        start=start,
        end=start + len(words),
    )


def aligned(before, after):
    return AlignedTexts.of(
        {TextPart.TITLE: "", TextPart.TEXT: before},
        {TextPart.TITLE: "", TextPart.TEXT: after},
    )


def pairs(before, after, ours, theirs):
    """The subjects of the facts that are the same, and a check that the answer does not depend on the side."""
    same = same_facts(ours, theirs, aligned(before, after))
    assert same == {one: other for other, one in same_facts(theirs, ours, aligned(after, before)).items()}
    subjects = {item.fact_key: item.subject for item in (*ours, *theirs)}
    return sorted((subjects[one], subjects[other]) for one, other in same.items())


@pytest.mark.parametrize(
    ("before", "after", "kind", "old", "new", "expected"),
    [
        # A number in the same place.
        ("Acme hires 40 people.", "Acme hires 60 people.", "commitment", "hires 40 people", "hires 60 people", True),
        # A date takes the place of another, with no word in common.
        ("It opens on Friday in Ulm.", "It opens on 16 March in Ulm.", "date", "Friday", "16 March", True),
        # Another date, in another sentence.
        ("It opens in June. It rained.", "It rained. The sun came out in July.", "date", "June", "July", False),
        # One name misspelt, and two names.
        ("Priya Ramen spoke.", "Priya Raman spoke.", "person", "Priya Ramen", "Priya Raman", True),
        ("Priya Raman spoke.", "Tom Vance spoke.", "person", "Priya Raman", "Tom Vance", False),
        ("Lumen spoke of it.", "Lumen Labs spoke of it.", "organization", "Lumen", "Lumen Labs", True),
        # A sentence that moved and was edited.
        (
            "The roof was safe, he said.\n\nIt rained.\n\nIt snowed.",
            "It rained.\n\nIt snowed.\n\nHe insisted once more the roof was quite safe.",
            "claim",
            "The roof was safe",
            "the roof was quite safe",
            True,
        ),
        # Nothing in common but their kind.
        ("He said it rained.", "He said pigs fly.\n\nAll was well.", "claim", "it rained", "All was well", False),
    ],
)
def test_reworded_facts(before, after, kind, old, new, expected):
    found = pairs(before, after, [fact(before, old, kind)], [fact(after, new, kind)])
    assert found == ([(old, new)] if expected else [])


def test_of_two_facts_about_the_same_each_keeps_its_sentence():
    """The first "Monday" goes with its sentence; the second is the same fact, though its key now counts from 0."""
    before = "On Monday it rained. The court met. On Monday it sat."
    after = "The court met. On Monday it sat."
    first, second = (fact(before, "Monday", "date", f"monday {nth}", nth=nth) for nth in (0, 1))
    kept = fact(after, "Monday", "date", "monday 0")
    assert same_facts([first, second], [kept], aligned(before, after)) == {"monday 1": "monday 0"}


def test_kinds_do_not_mix():
    text = "Acme opened."
    assert pairs(text, text, [fact(text, "Acme", "person")], [fact(text, "Acme", "organization")]) == []


def test_the_title_is_not_the_text():
    parts = {TextPart.TITLE: "rain fell", TextPart.TEXT: "Acme opened."}
    in_text = fact(parts[TextPart.TEXT], "Acme opened")
    in_title = fact(parts[TextPart.TITLE], "rain fell", part=TextPart.TITLE)
    assert same_facts([in_text], [in_title], AlignedTexts.of(parts, parts)) == {}
