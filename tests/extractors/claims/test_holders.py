"""Who may hold a view, and on what; whose voice a quotation is; the names in a chain."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from extractors.claims.component import ClaimFinder


def roles(doc) -> list[tuple[str, str, str]]:
    """Source, cue and content of each claim."""
    return [
        tuple(" … ".join(span.text for span in spans) for spans in (claim.source, claim.cue, claim.content))
        for claim in doc._.claims
    ]


def chains(doc) -> list[list[tuple[str, str]]]:
    """Name and relation of each hop of each claim."""
    return [[(hop.name, hop.relation) for hop in claim.chain] for claim in doc._.claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("DEFENDED", ("Lee Park", "defended", "the plan")),
        ("SIDE", ("Ann Moor", "endorsed", "Lee Park")),
        ("CRITICS", ("Critics", "highlighted", "the risk")),
        ("MISTAKE", ("Lee Park", "called", "the plan a mistake")),
        ("BY", ("Ann Moor", "was criticized", "The plan")),
        ("QUOTED_AS", ("Lee Park", "saying", "the branch is safe")),
        ("SPEAKING", ("Lee Park", "said", "it closed")),
    ],
)
def test_somebody_holds_something(sentence, expected, claims_in):
    """A person, a body or people in general, and a subject matter."""
    assert expected in roles(claims_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("SOURCELESS", "defend"),
        ("UNREAL", "defend"),
        ("PLAYER", "defended"),
        ("HERSELF", "asserted"),
        ("PRONOUN", "recommended"),
        ("CRISIS", "highlighted"),
        ("NAMED", "called"),
        ("MEETING", "called"),
        ("GENERIC", "want"),
        ("NOTE", ":"),
    ],
    ids=["nobody", "not stated", "a player", "reflexive", "it", "a thing", "a name", "an act", "you", "a note"],
)
def test_nobody_holds_anything(sentence, cue, claims_in):
    """The same words without a holder, without a subject matter, or not said to have happened."""
    assert cue not in [found for _, found, _ in roles(claims_in(sentence))]


@pytest.mark.parametrize(
    ("sentence", "words", "label", "holds"),
    [
        ("SHARE", (0, 2), "", True),
        ("SHARE", (0, 2), "PERCENT", True),
        ("SHARE", (0, 2), "MONEY", False),
        ("STATUTE", (1, 3), "LAW", True),
        ("STATUTE", (1, 3), "GPE", True),
        ("STATUTE", (1, 3), "PERCENT", False),
    ],
    ids=[
        "people counted",
        "a share of people",
        "a sum",
        "a law, which is a document",
        "a place",
        "a name that is none",
    ],
)
def test_who_holds_something_by_label(sentence, words, label, holds, parsed):
    """A share of people holds what people hold; sums and things hold nothing."""
    doc = parsed(sentence)
    doc.ents = [Span(doc, *words, label)] if label else []
    assert bool(roles(ClaimFinder()(doc))) == holds


def test_first_person_is_whoever_is_quoted(claims_in):
    """ "We" in Lee Park's words is no hop of its own."""
    doc = claims_in("VOICE")
    assert [claim.speaker for claim in doc._.claims] == ["Lee Park", "Lee Park"]
    assert chains(doc) == [[("Lee Park", "said")], [("Lee Park", "said")]]


def test_third_person_is_not_whoever_is_quoted(claims_in):
    """ "She" in Lee Park's words is somebody else; where nobody knows who, the hop is left out."""
    doc = claims_in("OTHER")
    wish = next(claim for claim in doc._.claims if claim.cue[0].text == "hopes")
    assert wish.speaker is None
    assert [hop.name for hop in wish.chain] == ["Lee Park"]


def test_relative_pronoun_is_named_by_its_noun(claims_in):
    """ "A bank that wants to sell": the hop is the bank."""
    assert chains(claims_in("WHICH")) == [[("A bank", "wants")]]


def test_outlet_that_closes_the_sentence_is_the_last_hop(claims_in):
    """ "..., reports Dockside Daily"."""
    doc = claims_in("REPORTS")
    assert chains(doc) == [
        [("Lee Park", "said"), ("Dockside Daily", "reports")],
        [("Dockside Daily", "reports")],
    ]
    assert roles(doc)[0] == ("Lee Park", "said", "it closed")


@pytest.mark.parametrize("sentence", ["ADVISERS", "COLLEAGUES"])
def test_somebody_beside_a_name_is_not_the_name(sentence, claims_in):
    """ "Lee Park's advisers" and "Lee Park and two colleagues" are not Lee Park."""
    assert [claim.speaker for claim in claims_in(sentence)._.claims] == [None]
