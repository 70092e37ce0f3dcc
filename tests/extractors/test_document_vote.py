"""Names of one document agree with each other; where one word is two names, both stay."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.document_vote import RULES

MARK = re.compile(r"\[([^\[\]]+)\]\(([A-Z]+)\)")
#: A case: the text as the recognizer marks it, and as it should be.
Case = tuple[str, str]


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def vote(blank: Language) -> Callable[..., str]:
    """The text with its marks after the vote."""
    blank.add_pipe("document_vote")

    def run(marked: str, *rules: str) -> str:
        doc = unmarked(blank, marked)
        component = blank.create_pipe("document_vote", config={"rules": list(rules)} if rules else {})
        return marks(component(doc))

    return run


def unmarked(nlp: Language, marked: str) -> Doc:
    doc = nlp.make_doc(MARK.sub(r"\1", marked))
    spans, removed = [], 0
    for mark in MARK.finditer(marked):
        start = mark.start() - removed
        spans.append(doc.char_span(start, start + len(mark[1]), label=mark[2]))
        removed += len(mark[0]) - len(mark[1])
    assert all(spans), "a mark does not lie on the borders of tokens"
    doc.ents = tuple(span for span in spans if span)
    return doc


def marks(doc: Doc) -> str:
    text = doc.text
    for ent in reversed(doc.ents):
        text = f"{text[: ent.start_char]}[{ent.text}]({ent.label_}){text[ent.end_char :]}"
    return text


ACRONYMS: list[Case] = [
    (
        "The [Bureau of Tidal Energy](ORG) (BTE) opened. Critics of the [BTE](LOC) waited for BTE staff.",
        "The [Bureau of Tidal Energy](ORG) ([BTE](ORG)) opened. Critics of the [BTE](ORG) waited for [BTE](ORG) staff.",
    ),
    (
        "[Clean Harbours Act](LAW) (CHA) votes are due; the CHA failed twice.",
        "[Clean Harbours Act](LAW) ([CHA](LAW)) votes are due; the [CHA](LAW) failed twice.",
    ),
    # A party that the recognizer reads as a place keeps its acronym.
    ("The [Nordland People Party](GPE) ([NPP](ORG)) won.", "The [Nordland People Party](GPE) ([NPP](ORG)) won."),
    # Not made of the name's letters: a ticker, an airport, a party's state.
    ("[Halden Foods](ORG) (HLDN) fell.", "[Halden Foods](ORG) (HLDN) fell."),
    ("[Port Alma](GPE) (PAX) is shut.", "[Port Alma](GPE) (PAX) is shut."),
    ("[Ida Olsen Tran](PERSON) (IOT) spoke.", "[Ida Olsen Tran](PERSON) (IOT) spoke."),
    # Part of another name.
    (
        "The [Open Chip Set](PRODUCT) (OCS) grew; its rival is OCS-V, by OCS Partners.",
        "The [Open Chip Set](PRODUCT) ([OCS](PRODUCT)) grew; its rival is OCS-V, by OCS Partners.",
    ),
]

SURNAMES: list[Case] = [
    (
        "[Amara Diallo](PERSON) resigned. Rivals of [Diallo](ORG) cheered, and [Diallo](PERSON) left.",
        "[Amara Diallo](PERSON) resigned. Rivals of [Diallo](PERSON) cheered, and [Diallo](PERSON) left.",
    ),
    (
        "[Amara Diallo](PERSON) won. [Diallo's](LOC) win is big.",
        "[Amara Diallo](PERSON) won. [Diallo's](PERSON) win is big.",
    ),
    # The company was there before the person.
    (
        "[Dell](ORG) raises forecast\n\n[Michael Dell](PERSON) spoke. [Dell](ORG) rose, as did [Dell](PERSON).",
        "[Dell](ORG) raises forecast\n\n[Michael Dell](PERSON) spoke. [Dell](ORG) rose, as did [Dell](PERSON).",
    ),
    # A longer name has the word too.
    (
        "[Henry Ford](PERSON) built it. [Ford Motor](ORG) grew, and [Ford](ORG) sold trucks.",
        "[Henry Ford](PERSON) built it. [Ford Motor](ORG) grew, and [Ford](ORG) sold trucks.",
    ),
    # The place is where something is, whoever has its name.
    (
        "[Della Washington](PERSON) sued. She lives in [Washington](GPE).",
        "[Della Washington](PERSON) sued. She lives in [Washington](GPE).",
    ),
    # Outvoted.
    (
        "[Enzo Ferrari](PERSON) began. [Ferrari](ORG) sells cars, [Ferrari](ORG) races.",
        "[Enzo Ferrari](PERSON) began. [Ferrari](ORG) sells cars, [Ferrari](ORG) races.",
    ),
    # A people bears the name of one of its own.
    ("[Rao Tukano](PERSON) of the [Tukano](NORP) people", "[Rao Tukano](PERSON) of the [Tukano](NORP) people"),
    # An acronym is no surname, and amounts and dates are no names.
    (
        "[Big Four](PERSON) met. [Big KPMG](PERSON), [KPMG](ORG)",
        "[Big Four](PERSON) met. [Big KPMG](PERSON), [KPMG](ORG)",
    ),
    ("[Theresa May](PERSON) left in [May](DATE).", "[Theresa May](PERSON) left in [May](DATE)."),
]

REPEATS: list[Case] = [
    (
        "[Rask](ORG) hired. Staff at [Rask](ORG) said Rask's plan is open.",
        "[Rask](ORG) hired. Staff at [Rask](ORG) said [Rask](ORG)'s plan is open.",
    ),
    (
        "The [Alma River](LOC) rose. Near [the Alma River](LOC), Alma River towns fled.",
        "The [Alma River](LOC) rose. Near [the Alma River](LOC), [Alma River](LOC) towns fled.",
    ),
    (
        "[Amara Diallo](PERSON) won, [Diallo](PERSON) said, and supporters of Diallo sang.",
        "[Amara Diallo](PERSON) won, [Diallo](PERSON) said, and supporters of [Diallo](PERSON) sang.",
    ),
    # Found once only.
    ("[Rask](ORG) hired. Staff like Rask.", "[Rask](ORG) hired. Staff like Rask."),
    # Twice, but as two things.
    ("[Rask](ORG) met [Rask](PERSON), and then Rask left.", "[Rask](ORG) met [Rask](PERSON), and then Rask left."),
    # Also an ordinary word of the document.
    (
        "[Target](ORG) and [Target](ORG) shops missed a target, and the Target was moved.",
        "[Target](ORG) and [Target](ORG) shops missed a target, and the Target was moved.",
    ),
    # The capital says nothing: sentence starts, quotations, headlines.
    ("[Apple](ORG) sued, so [Apple](ORG) won. Apple growers", "[Apple](ORG) sued, so [Apple](ORG) won. Apple growers"),
    ("[Apple](ORG), [Apple](ORG) and a “Apple growers” club", "[Apple](ORG), [Apple](ORG) and a “Apple growers” club"),
    (
        "Growers Like Apple Presses More\n\n[Apple](ORG) sued, and [Apple](ORG) won.",
        "Growers Like Apple Presses More\n\n[Apple](ORG) sued, and [Apple](ORG) won.",
    ),
    # The beginning, or the end, of another name; another spelling; a part of what is marked.
    (
        "[New York](GPE) and [New York](GPE) wrote to a New York Times of old.",
        "[New York](GPE) and [New York](GPE) wrote to a New York Times of old.",
    ),
    ("[Rask](ORG), [Rask](ORG): the Nordic Rask", "[Rask](ORG), [Rask](ORG): the Nordic Rask"),
    ("[Rask](ORG), [Rask](ORG), the RASK", "[Rask](ORG), [Rask](ORG), the RASK"),
    ("[Rask](ORG), [Rask](ORG), for [two Rask days](DATE)", "[Rask](ORG), [Rask](ORG), for [two Rask days](DATE)"),
    # Letters mark spots.
    ("[X](ORG) and [X](ORG), on the X here", "[X](ORG) and [X](ORG), on the X here"),
    ("[May](DATE) to [May](DATE), the May sun", "[May](DATE) to [May](DATE), the May sun"),
]

PLACES: list[Case] = [
    (
        "In [Alma](GPE), [Alma](LOC) and [Alma](GPE)",
        "In [Alma](GPE), [Alma](GPE) and [Alma](GPE)",
    ),
    ("In [Alma](LOC) or [Alma](GPE)", "In [Alma](LOC) or [Alma](LOC)"),
    # A club is not its town.
    ("[Alma](GPE), [Alma](GPE): the [Alma](ORG) coach", "[Alma](GPE), [Alma](GPE): the [Alma](ORG) coach"),
]


@pytest.mark.parametrize(("found", "expected"), [*ACRONYMS, *SURNAMES, *REPEATS, *PLACES])
def test_vote(found: str, expected: str, vote: Callable[..., str]) -> None:
    """The default rules change what the document gives a reason for, and nothing else."""
    assert vote(found) == expected


@pytest.mark.parametrize(
    ("rule", "found", "expected"),
    [
        ("headlines", "META BUYS SOLAR POWER\n\n[Meta](ORG) pays.", "META BUYS SOLAR POWER\n\n[Meta](ORG) pays."),
        ("headlines", "[META](GPE) BUYS SOLAR\n\n[Meta](ORG) pays.", "[META](ORG) BUYS SOLAR\n\n[Meta](ORG) pays."),
        ("headlines", "[META](GPE) is not [Meta](ORG).", "[META](GPE) is not [Meta](ORG)."),
        (
            "headlines",
            "[DELL](ORG) BUYS SOLAR\n\n[Dell](PERSON) pays.",
            "[DELL](ORG) BUYS SOLAR\n\n[Dell](PERSON) pays.",
        ),
        ("majority", "[Oda](PERSON), [Oda](GPE), [Oda](GPE)", "[Oda](GPE), [Oda](GPE), [Oda](GPE)"),
        ("majority", "[Oda](GPE), Mr [Oda](PERSON), [Oda](GPE)", "[Oda](GPE), Mr [Oda](PERSON), [Oda](GPE)"),
        ("majority", "[Oda](ORG), [Oda](GPE), [Oda](GPE)", "[Oda](ORG), [Oda](GPE), [Oda](GPE)"),
        ("majority", "[Oda](ORG), [Oda](ORG), [Oda](GPE)", "[Oda](ORG), [Oda](ORG), [Oda](ORG)"),
        ("majority", "[Oda](ORG), [Oda](ORG), ex-[Oda](NORP)", "[Oda](ORG), [Oda](ORG), ex-[Oda](ORG)"),
        ("countries", "the [Norway](ORG) of 1905", "the [Norway](GPE) of 1905"),
        (
            "countries",
            "in [northern Norway](FAC) and [Northern Oda](ORG)",
            "in [northern Norway](GPE) and [Northern Oda](ORG)",
        ),
        ("countries", "[Jordan](PERSON) and [Norway House](FAC)", "[Jordan](PERSON) and [Norway House](FAC)"),
        ("majority", "[Oda](PERSON), [Oda](GPE)", "[Oda](PERSON), [Oda](GPE)"),
        ("majority", "[Oda](ORG), [Oda](PRODUCT), [Oda](PRODUCT)", "[Oda](PRODUCT), [Oda](PRODUCT), [Oda](PRODUCT)"),
        ("majority", "[Oda](ORG), [Oda](PRODUCT)", "[Oda](ORG), [Oda](PRODUCT)"),
    ],
)
def test_rule(rule: str, found: str, expected: str, vote: Callable[..., str]) -> None:
    """Each rule can be run by itself."""
    assert vote(found, rule) == expected


def test_untouched_entities_stay_the_same_spans(blank: Language) -> None:
    """What another component wrote on an entity is still there."""
    doc = unmarked(blank, "[Rask](ORG) and [Rask](ORG), the Rask plan of [May](DATE)")
    first, *others = doc.ents
    doc.ents = (Span(doc, first.start, first.end, label="ORG", kb_id="Q1"), *others)
    doc = blank.create_pipe("document_vote")(doc)
    assert [(ent.text, ent.kb_id_) for ent in doc.ents] == [("Rask", "Q1"), ("Rask", ""), ("Rask", ""), ("May", "")]


def test_second_vote_changes_nothing(vote: Callable[..., str]) -> None:
    """The marks of the vote give no reason for more."""
    for found, expected in (*ACRONYMS, *SURNAMES, *REPEATS, *PLACES):
        assert vote(vote(found)) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "'s", "( ) [ ]", "the"])
def test_odd_texts(text: str, blank: Language) -> None:
    """Texts without names, and entities that the recognizer should not have made, pass through."""
    doc = blank.make_doc(text)
    doc.ents = tuple(Span(doc, token.i, token.i + 1, label="ORG") for token in doc)
    assert len(blank.create_pipe("document_vote")(doc).ents) == len(doc)


def test_component_declares_what_it_needs(blank: Language) -> None:
    """spaCy's analysis of a pipeline finds only that a blank one has no recognizer."""
    analysis = blank.analyze_pipes()
    assert analysis["summary"]["document_vote"]["assigns"] == ["doc.ents"]
    assert analysis["problems"]["document_vote"] == ["doc.ents"]


def test_unknown_rule_is_refused(blank: Language) -> None:
    """A misspelt rule is no rule left out."""
    assert "mayority" not in RULES
    with pytest.raises(KeyError, match="mayority"):
        blank.create_pipe("document_vote", config={"rules": ["mayority"]})
