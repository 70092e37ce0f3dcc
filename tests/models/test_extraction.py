"""Facts keep their identity: what they are about, and what they say."""

from dataclasses import replace
from datetime import date

import pytest

from models import (
    Attribution,
    Capacity,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Interval,
    Organization,
    Person,
    Polarity,
    Relation,
    Spokesperson,
    TemporalExpression,
    TextSpan,
    TimexType,
    fact_hash,
    fact_key,
    keyed_facts,
    spans_of,
)

TEXT = "Acme said on Monday, according to The Times, that it will open a plant by June 2026. Jo Li spoke for Acme."


def span(words: str, nth: int = 0) -> TextSpan:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return TextSpan.of(TEXT, start, start + len(words))


ORGANIZATION = Organization(name="Acme", mentions=(span("Acme"), span("Acme", 1)), rule="ner")
PERSON = Person(name="Jo Li", mentions=(span("Jo Li"),))
SPOKESPERSON = Spokesperson(
    person="Jo Li",
    organization="Acme",
    role=None,
    capacity=Capacity.PRESS,
    evidence=span("Jo Li spoke for Acme"),
    rule="spoke_for",
)
DATE = TemporalExpression(
    span=span("June 2026"),
    type=TimexType.DATE,
    value="2026-06",
    interval=Interval(start=date(2026, 6, 1), end=date(2026, 6, 30)),
    bound=Interval(start=date(2026, 3, 2), end=date(2026, 6, 30)),
    relation=Relation.BY,
    granularity="month",
    rule="month_year",
)
CLAIM = Claim(
    source=(span("Acme"),),
    cue=(span("said"),),
    content=(span("it will open a plant by June 2026"),),
    kind=ClaimKind.INDIRECT,
    speaker=None,
    organization="Acme",
    chain=(
        Attribution(source=span("Acme"), name="Acme", relation="said", cue=span("said")),
        Attribution(source=span("The Times"), name="The Times", relation="according to", cue=span("according to")),
    ),
    rule="ccomp",
)
COMMITMENT = Commitment(
    actor="Acme",
    actor_span=span("it"),
    trigger=span("will"),
    action=span("open a plant"),
    evidence=span("it will open a plant by June 2026"),
    kind=CommitmentKind.PLAN,
    polarity=Polarity.POSITIVE,
    status=CommitmentStatus.OPEN,
    deadline=Deadline(span=span("by June 2026"), relation=Relation.BY, interval=DATE.bound, vague=False),
    rule="will",
)
FACTS = [ORGANIZATION, PERSON, SPOKESPERSON, DATE, CLAIM, COMMITMENT]

#: Stored in warehouses: a change here loses the history of every stored fact.
PINNED = {
    Organization: ("bdd53b849abbf143", "52a8152885390ebd"),
    Person: ("f37ae14b1ca64bcb", "87ba3b6749b7ecb9"),
    Spokesperson: ("9c3598470d5a2152", "bb6803e81f7be309"),
    TemporalExpression: ("2753191df32fb2bd", "f5b97e24e87a631d"),
    Claim: ("cacfa1aaa66c2a31", "3e159aabd50bbf3f"),
    Commitment: ("95112eea099bcc1f", "ec6aec31657b0857"),
}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_keys_and_hashes_are_pinned(fact):
    assert (fact_key("article", fact), fact_hash(fact)) == PINNED[type(fact)]


def test_ids_are_pinned(make_version, make_extraction, make_extractor):
    version = make_version("Text.", url="https://news.example/1", title="Title")
    extraction = make_extraction(version)
    ids = (version.article_id, version.content_hash, version.version_id)
    assert ids == ("9edeeaedfa0e959a", "34800eb4a306608c5345357f22186148", "e6148fc95cbab460")
    assert make_extractor().extractor_id == "54ab4e848b2c4836"
    assert extraction.extraction_id == "0650de1983b37ec4"


def test_the_key_names_the_subject_and_the_hash_the_content():
    later = replace(COMMITMENT, status=CommitmentStatus.FULFILLED)
    assert fact_key("article", later) == fact_key("article", COMMITMENT)
    assert fact_hash(later) != fact_hash(COMMITMENT)
    other = replace(COMMITMENT, actor="Apex")
    assert fact_key("article", other) != fact_key("article", COMMITMENT)
    assert fact_key("another article", COMMITMENT) != fact_key("article", COMMITMENT)


def test_place_rule_and_confidence_are_not_content():
    """A paragraph inserted above, or a rule renamed, changes no fact."""
    moved = replace(COMMITMENT, action=replace(COMMITMENT.action, start=100, end=112), rule="shall", confidence=0.5)
    assert fact_hash(moved) == fact_hash(COMMITMENT)
    assert fact_key("article", moved) == fact_key("article", COMMITMENT)


def test_spelling_of_a_name_is_not_identity():
    assert fact_key("article", replace(ORGANIZATION, name="The ACME")) == fact_key("article", ORGANIZATION)


def test_facts_about_the_same_count_up(make_version, make_extraction):
    version = make_version(TEXT)
    again = replace(DATE, span=span("Monday"))
    extraction = make_extraction(version, dates=(DATE, DATE, again), people=(PERSON,))
    keyed = [(ordinal, fact) for _, ordinal, fact in keyed_facts(extraction)]
    assert keyed == [(0, PERSON), (0, DATE), (1, DATE), (0, again)]
    keys = [key for key, _, _ in keyed_facts(extraction)]
    assert len(set(keys)) == 4
    assert keys[1] == fact_key(version.article_id, DATE)
    assert keys[2] == fact_key(version.article_id, DATE, 1)


def test_spans_of_finds_every_span_at_any_depth():
    assert [item.text for item in spans_of(CLAIM)] == [
        "Acme",
        "said",
        "it will open a plant by June 2026",
        "Acme",
        "said",
        "The Times",
        "according to",
    ]
    assert {item.text for item in spans_of(COMMITMENT)} >= {"by June 2026", "open a plant", "it", "will"}
    assert list(spans_of(Deadline(span=span("will"), relation=Relation.BY, interval=DATE.bound, vague=True))) == [
        span("will")
    ]


def test_an_interval_never_starts_after_its_end():
    with pytest.raises(ValueError, match="starts after its end"):
        Interval(start=date(2026, 2, 2), end=date(2026, 2, 1))
