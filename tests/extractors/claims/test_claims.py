"""Claims: source, cue and content; their way to the article; who speaks for whom."""

from __future__ import annotations

import pytest

from extractors.claims.component import ClaimFinder
from models import Capacity, ClaimKind


def roles(doc) -> list[tuple[str, str, str]]:
    """Source, cue and content of each claim, their pieces joined."""
    return [
        tuple(" … ".join(span.text for span in spans) for spans in (claim.source, claim.cue, claim.content))
        for claim in doc._.claims
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("SAID", ("Harbor Bank spokesman Lee Park", "said", "the branch will close in May")),
        ("INVERTED", ("Lee Park", "said", "“The branch will close,”")),
        ("ROOT_IN_CONTENT", ("Lee Park", "said", "“The branch will close,”")),
        ("LOST_SUBJECT", ("Lee Park", "said", "“The branch will close,”")),
        ("CLOSING", ("one source in the room", "said", "The branch will close")),
        ("CLOSING_ROLE", ("Harbor Bank's chief executive, Lee Park", "said", "The branch will close")),
        ("CLOSING_REPORTED", ("one source", "said", "The branch will close")),
        ("ON_AUXILIARY", ("Lee Park", "had agreed", "to pay")),
        ("ACCORDING", ("the Harbor Times", "According to", "the branch will close")),
        ("RELATIVE", ("who", "said", "the branch would close")),
        ("TOLD_PASSIVE", ("", "was told", "that the branch must close")),
        ("NOUN", ("Lee Park's", "claim", "that the branch is safe")),
        ("PLANS", ("The bank", "plans", "to close the branch")),
        ("STANCE", ("Ann Moor", "criticized", "the plan as reckless")),
        ("STATEMENT", ("Lee Park", "saying", "the branch is safe")),
        ("ADDING", ("Lee Park", "said", "the branch will close")),
        ("ADDING", ("Lee Park", "adding", "that nobody will suffer")),
        ("EXPECTED", ("", "is expected", "The deal … to close")),
        ("LABEL", ("Park", ":", "“We will close it”")),
        ("PARENTHESIS", ("Lee Park", "said", "The branch … will close")),
        ("AS_SAID", ("Lee Park", "said", "The branch will close")),
        ("RESUMED", ("Lee Park", "said", "“If it closes,” … “nobody will suffer.”")),
        ("CREDIT", ("Ann Moor", "—", "“We will close it.”")),
        ("WARNED", ("Lee Park", "said", "it would close")),
        ("WARNED", ("Lee Park", "warned", "that nobody will suffer")),
        ("ASKED", ("", "Asked", "whether the branch would close")),
        ("SEMICOLON", ("Lee Park", "said", "it closed")),
        ("AFTER_VOTE", ("Lee Park", "said", "it closed")),
        ("FULL_STOP", ("Park", "said", "it closed")),
        ("ON_SHOW", ("Lee Park", "said", "it closed")),
        ("PARATAXIS", ("its spokesman Park", "told", "The branch will close")),
        ("PRAISERS", ("Critics who praised the plan", "said", "it closed")),
    ],
)
def test_source_cue_content(sentence, expected, claims_in):
    """Clauses before and after the verb, phrases, nouns, infinitives, stances, colons."""
    assert expected in roles(claims_in(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "DECLINED",
        "NO_ANSWER",
        "FAILED",
        "SCARE",
        "TITLE_OF_WORK",
        "RATE",
        "ACT",
        "NO_CREDIT",
        "MAY_PLAN",
        "VOTES",
        "RUN_ON",
    ],
    ids=[
        "declined to comment",
        "did not respond",
        "failed to",
        "scare quotes",
        "title of a work",
        "rate",
        "act",
        "no name behind the dash",
        "may plan",
        "which votes",
        "after a semicolon",
    ],
)
def test_no_claim(sentence, claims_in):
    """Silence, acts, scare quotes, titles of works and rates are nobody's claim."""
    assert roles(claims_in(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "kind"), [("INVERTED", ClaimKind.DIRECT), ("SAID", ClaimKind.INDIRECT)], ids=["direct", "indirect"]
)
def test_kind(sentence, kind, claims_in):
    """How much of the content stands in quotation marks."""
    assert claims_in(sentence)._.claims[0].kind is kind


def test_mixed_kind(claims_in):
    """Words of the source among words of the reporter."""
    doc = claims_in("MIXED")
    assert [(claim.kind, claim.content[0].text) for claim in doc._.claims] == [
        (ClaimKind.MIXED, "the branch is “safe for now”")
    ]


def test_quotation_carries_on_in_its_paragraph(claims_in):
    """A quotation without a cue belongs to the attribution before it."""
    doc = claims_in("INVERTED", "FURTHER")
    assert roles(doc) == [("Lee Park", "said", "“The branch will close,” … “We will pay all wages.”")]


def test_quotation_has_the_last_speaker_of_the_paragraph_before(claims_in):
    """A paragraph of nothing but a quotation is by whoever spoke last; after words of the reporter, of its own."""
    quoting, telling = claims_in("INVERTED", "", "FURTHER"), claims_in("SAID", "", "FURTHER")
    assert roles(quoting) == [("Lee Park", "said", "“The branch will close,” … “We will pay all wages.”")]
    assert roles(telling)[1:] == [("Harbor Bank spokesman Lee Park", "", "“We will pay all wages.”")]
    assert telling._.claims[1].speaker == "Lee Park"


def test_quotation_below_the_cue(claims_in):
    """A colon at a paragraph's end announces the quotation that the next one begins with."""
    assert roles(claims_in("SAID_COLON", "", "FURTHER")) == [("Lee Park", "said", "“We will pay all wages.”")]


def test_participle_behind_a_quotation_is_no_cue(claims_in):
    """What somebody does while speaking reports nothing."""
    assert roles(claims_in("CUTTING")) == [("Lee Park", "said", "“The branch will close,”")]


def test_quotation_without_any_speaker_is_no_claim(claims_in):
    """Nobody is made up."""
    assert roles(claims_in("FURTHER")) == []


def chain(claim) -> list[tuple[str, str]]:
    return [(hop.name, hop.relation) for hop in claim.chain]


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        ("CITED", "per", [("Harbor Times", "per"), ("Dockside Daily", "cited by")]),
        ("SEEN", "according to", [("documents", "according to"), ("Dockside Daily", "seen by")]),
        ("TOLD", "told", [("Lee Park", "told"), ("Harbor Times", "reported"), ("Dockside Daily", "per")]),
        ("TOLD", "per", [("Dockside Daily", "per")]),
        ("NESTED", "had promised", [("Ann Moor", "promised"), ("Lee Park", "said")]),
        ("NESTED", "said", [("Lee Park", "said")]),
        ("FIRST", "said", [("Lee Park", "said"), ("Dockside Daily", "first reported by")]),
        ("ACCORDING", "According to", [("Harbor Times", "according to")]),
        ("TOLD_PASSIVE", "was told", []),
    ],
)
def test_chain_runs_from_the_origin_to_the_article(sentence, cue, expected, claims_in):
    """The source, whom it told, who cited them; around a claim inside a claim, the chain of the outer one."""
    claims = [claim for claim in claims_in(sentence)._.claims if [span.text for span in claim.cue] == [cue]]
    assert [chain(claim) for claim in claims] == [expected]


def test_carrier_is_no_part_of_what_it_carries(claims_in):
    """ "per Dockside Daily" at the end of the sentence is in nobody's content."""
    contents = [span.text for claim in claims_in("TOLD")._.claims for span in claim.content]
    assert contents
    assert not any("per" in content.split() for content in contents)


def test_speaker_and_organization(claims_in):
    """A person speaks for the organization the article ties them to; an outlet for itself."""
    (claim,) = claims_in("SAID")._.claims
    assert (claim.speaker, claim.organization) == ("Lee Park", "Harbor Bank")
    (claim,) = claims_in("ACCORDING")._.claims
    assert (claim.speaker, claim.organization) == (None, "Harbor Times")


def test_relative_pronoun_speaks_for_its_noun(claims_in):
    """ "Lee Park, who said"."""
    assert claims_in("RELATIVE")._.claims[0].speaker == "Lee Park"


def spokespeople(doc) -> list[tuple[str | None, str, str | None, Capacity, str]]:
    return [
        (item.person, item.organization, item.role and item.role.text, item.capacity, item.evidence.text)
        for item in doc._.spokespeople
    ]


def test_spokesperson(claims_in):
    """Person, organization, role, and the clause that carries the tie and the speaking."""
    evidence = "Harbor Bank spokesman Lee Park said"
    assert spokespeople(claims_in("SAID")) == [("Lee Park", "Harbor Bank", "spokesman", Capacity.PRESS, evidence)]


def test_name_behind_a_role_that_speaks_last(claims_in):
    """ "..., said Harbor Bank's chief executive, Lee Park": the name goes on over the comma, whatever the parse."""
    evidence = "said Harbor Bank's chief executive, Lee Park"
    expected = [("Lee Park", "Harbor Bank", "chief executive", Capacity.LEADER, evidence)]
    assert spokespeople(claims_in("CLOSING_ROLE")) == expected


def test_role_is_remembered_through_the_article(claims_in):
    """The tie stands in one sentence, the words in another; the sentence part that speaks is the evidence."""
    assert spokespeople(claims_in("TIE", "LATER")) == [
        ("Lee Park", "Harbor Bank", "spokesman", Capacity.PRESS, "Park said")
    ]


def test_unnamed_spokesperson_needs_a_named_organization(claims_in):
    """ "A Harbor Bank spokesman said" counts, "a spokesman said" does not."""
    assert spokespeople(claims_in("UNNAMED")) == [
        (None, "Harbor Bank", "spokesman", Capacity.PRESS, "A Harbor Bank spokesman said")
    ]
    assert spokespeople(claims_in("NOBODY")) == []


def test_two_who_speak_together_are_two_spokespeople(claims_in):
    """Neither is the claim's only speaker; each has their own tie."""
    doc = claims_in("TIE", "TOGETHER")
    assert doc._.claims[0].speaker is None
    assert doc._.claims[0].chain[0].name == "Park and Ann Moor"
    assert [item.person for item in doc._.spokespeople] == ["Lee Park"]


def test_a_person_who_does_not_speak_is_no_spokesperson(claims_in):
    """A tie alone is not enough."""
    assert spokespeople(claims_in("TIE")) == []


def test_without_attitudes_only_words_remain(parsed):
    """Plans, stances and beliefs can be left out of the claims."""
    assert ClaimFinder(attitudes=False)(parsed("PLANS"))._.claims == ()
    assert len(ClaimFinder(attitudes=False)(parsed("SAID"))._.claims) == 1


def test_content_is_kept_as_spans_of_the_doc(claims_in):
    """The span group holds every piece of content."""
    doc = claims_in("EXPECTED")
    assert [span.text for span in doc.spans["claims"]] == ["The deal", "to close"]


def test_reopened_quotation_belongs_to_the_claim_before(claims_in):
    """A paragraph that opens again what the last one left open is one claim with it."""
    doc = claims_in("UNCLOSED", "", "FURTHER")
    assert roles(doc) == [("Lee Park", "said", "“It will close … “We will pay all wages.”")]
