"""Facts as JSON: the contract of ``newsfacts extract``."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from flows.facts_json import context_of, facts_as_json, page_as_json
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
    Mention,
    Organization,
    Polarity,
    Relation,
    Spokesperson,
    TemporalExpression,
    TextPart,
    TextSpan,
    Timex,
    TimexType,
)

TEXT = "Acme will open a plant by June, spokesman Lee Park said. “June 😀 suits us,” he added."


@pytest.fixture
def version(make_version):
    return make_version(TEXT, title="Acme to open plant in June", published=datetime(2026, 3, 2))


@pytest.fixture
def found(version, make_extraction, span_in):
    """One fact of each kind, the date once in the title and twice in the text."""
    june = Interval(start=date(2026, 6, 1), end=date(2026, 6, 30))
    bound = Interval(start=date(2026, 3, 2), end=date(2026, 6, 30))

    def expression(span: TextSpan, relation: Relation = Relation.AT) -> TemporalExpression:
        return TemporalExpression(
            span=span, type=TimexType.DATE, value="2026-06", interval=june, relation=relation,
            bound=bound if relation is Relation.BY else june, granularity="month", rule="month",
        )  # fmt: skip

    acme, park = span_in(version, "Acme"), span_in(version, "spokesman Lee Park")
    return make_extraction(
        version,
        entities=(
            Mention(span=span_in(version, "Acme", part=TextPart.TITLE), label="ORG"),
            Mention(span=acme, label="ORG"),
        ),
        timexes=(Timex(span=span_in(version, "June"), type=TimexType.DATE, value="2026-06"),),
        organizations=(
            Organization(name="Acme", mentions=(span_in(version, "Acme", part=TextPart.TITLE), acme), rule="ner"),
        ),
        spokespeople=(
            Spokesperson(
                person="Lee Park", organization="Acme", role=span_in(version, "spokesman"), capacity=Capacity.PRESS,
                evidence=span_in(version, "spokesman Lee Park said"), rule="apposition",
            ),
        ),
        dates=(
            expression(span_in(version, "June", part=TextPart.TITLE)),
            expression(span_in(version, "June"), Relation.BY),
            expression(span_in(version, "June", nth=1)),
        ),
        claims=(
            Claim(
                source=(park,), cue=(span_in(version, "said"),),
                content=(span_in(version, "Acme will open a plant by June"),), kind=ClaimKind.INDIRECT,
                speaker="Lee Park", organization="Acme", rule="ccomp",
                chain=(Attribution(source=park, name="Lee Park", relation="said", cue=span_in(version, "said")),),
            ),
        ),
        commitments=(
            Commitment(
                actor="Acme", actor_span=acme, trigger=span_in(version, "will"),
                action=span_in(version, "open a plant"), evidence=span_in(version, "Acme will open a plant by June"),
                kind=CommitmentKind.PLAN, polarity=Polarity.POSITIVE, status=CommitmentStatus.OPEN,
                deadline=Deadline(
                    span=span_in(version, "by June"), relation=Relation.BY, interval=bound, vague=False
                ),
                speaker="Lee Park", confidence=0.87654, rule="will",
            ),
        ),
    )  # fmt: skip


def test_every_span_is_its_text(version, found):
    """A fact's span cuts its words out of the text, emoji and curly quotes included."""
    facts = facts_as_json(version, found)
    for kind, words in (("dates", "text"), ("commitments", "evidence"), ("spokespeople", "evidence")):
        for fact in facts[kind]:
            source = version.title if fact.get("part") == "title" else version.text
            start, end = fact["span"]
            assert source[start:end] == fact[words]
    (claim,) = facts["claims"]
    assert [TEXT[start:end] for start, end in claim["source"]] == ["spokesman Lee Park"]


def test_facts_of_the_title_say_so(version, found):
    """Dates of the title come first and point into it; entities are those of the text alone."""
    facts = facts_as_json(version, found)
    assert [date.get("part") for date in facts["dates"]] == ["title", None, None]
    assert facts["entities"] == [{"start": 0, "end": 4, "label": "ORG"}]


def test_timexes_are_as_scorers_read_them(version, found):
    """Places, type, value and mod, of the text alone; a date tells why its side of publication was chosen."""
    facts = facts_as_json(version, found)
    start = TEXT.index("June")
    assert facts["timexes"] == [{"start": start, "end": start + 4, "type": "DATE", "value": "2026-06", "mod": None}]
    assert {"direction", "rule", "anchor", "anchor_text"} <= facts["dates"][0].keys()


def test_a_preposition_makes_a_bound_of_a_date(version, found):
    """ "June" is the month; "by June" runs from publication to its end."""
    by_june = facts_as_json(version, found)["dates"][1]
    assert (by_june["start"], by_june["end"]) == ("2026-06-01", "2026-06-30")
    assert by_june["bound"] == {"start": "2026-03-02", "end": "2026-06-30"}
    assert by_june["relation"] == "BY"


def test_commitments_have_the_fields_of_the_guideline(version, found):
    (commitment,) = facts_as_json(version, found)["commitments"]
    assert commitment == {
        "actor": "Acme",
        "trigger": "will",
        "action": "open a plant",
        "evidence": "Acme will open a plant by June",
        "kind": "plan",
        "polarity": "positive",
        "status": "open",
        "speaker": "Lee Park",
        "counterparty": None,
        "condition": None,
        "deadline": {
            "text": "by June", "start": "2026-03-02", "end": "2026-06-30", "vague": False, "relation": "BY",
        },
        "span": [0, 30],
        "confidence": 0.8765,
        "rule": "will",
    }  # fmt: skip


def test_chains_name_each_hop(version, found):
    (claim,) = facts_as_json(version, found)["claims"]
    assert claim["chain"] == [{"name": "Lee Park", "relation": "said", "source": [32, 50], "cue": [51, 55]}]


def test_a_page_tells_what_was_read_from_it(version):
    fields = page_as_json(version)
    assert fields["title"] == "Acme to open plant in June"
    assert fields["published"] == "2026-03-02"


@pytest.mark.parametrize(
    ("source", "nth", "expected"),
    [
        ("It opens in June and closes in June.", 0, "in June and"),
        ("It opens in June and closes in June.", 1, "in June."),
        ("June\n\nJune", 1, "June"),
        ("in June", 0, "in June"),
    ],
)
def test_context_is_what_makes_an_expression_unique(source, nth, expected):
    """The context grows word by word inside the paragraph until it occurs once, if it can."""
    start = source.index("June") if nth == 0 else source.rindex("June")
    context = context_of(source, TextSpan.of(source, start, start + 4))
    assert context == expected
