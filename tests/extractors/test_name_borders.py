"""What the spelling tells of a name's borders, and of what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.name_borders import name_borders, writes_capitals


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def bounded(blank: Language) -> Callable[[list[str], tuple[int, int], str], list[str]]:
    """The entities' words once the one that is marked has passed the component."""

    def run(words: list[str], marked: tuple[int, int], label: str) -> list[str]:
        doc = Doc(blank.vocab, words=words)
        doc.ents = (Span(doc, *marked, label=label),)
        return [" ".join(token.text for token in ent) for ent in name_borders(doc).ents]

    return run


@pytest.mark.parametrize(
    ("sentence", "marked", "label", "expected"),
    [
        ("Leaders of MD(S ) agreed .", (2, 3), "ORG", ["MD(S )"]),
        ("Leaders of Maro ( Vell ) agreed .", (2, 3), "ORG", ["Maro"]),
        ("Ferra - A lorry burned .", (0, 2), "GPE", ["Ferra"]),
        ("Now – Ferra – A lorry burned .", (1, 4), "GPE", ["Ferra"]),
        ("The Vell – Maro line closed .", (1, 4), "FAC", ["Vell – Maro"]),
        ("In Ferra 's north it rained .", (1, 3), "GPE", ["Ferra"]),
        ("It was Orla Finch ’s idea .", (2, 5), "PERSON", ["Orla Finch"]),
        ("It sued McBride 's Foods .", (2, 5), "ORG", ["McBride 's Foods"]),
        ("It sued McBride 's .", (2, 4), "ORG", ["McBride 's"]),
        ("A dash - alone .", (2, 3), "ORG", []),
    ],
)
def test_borders(sentence, marked, label, expected, bounded):
    assert bounded(sentence.split(), marked, label) == expected


@pytest.mark.parametrize(
    ("sentence", "marked", "label", "expected"),
    [
        ("Aid for refugees came late .", (2, 3), "ORG", []),
        ("They praised its relief agencies .", (2, 5), "ORG", []),
        ("He posted it on 4chan today .", (4, 5), "ORG", ["4chan"]),
        ("FERRA ( dpa ) — A lorry burned .", (2, 3), "ORG", ["dpa"]),
        ("The spring festival begins .", (1, 3), "EVENT", ["spring festival"]),
        ("It pays five dollars .", (2, 4), "MONEY", ["five dollars"]),
        ("i think maro pays more .", (2, 3), "ORG", ["maro"]),
    ],
)
def test_common_nouns_are_no_names_where_names_have_capitals(sentence, marked, label, expected, bounded):
    assert bounded(sentence.split(), marked, label) == expected


@pytest.mark.parametrize(
    ("text", "careful"),
    [
        ("The bank agreed. It pays in May.", True),
        ("“We pay,” she said.\n\nThe bank agreed.", True),
        ("the bank agreed. it pays in may.", False),
        ("The bank agreed and i was glad.", False),
        ("", True),
    ],
)
def test_whether_a_text_has_capitals(text, careful):
    assert writes_capitals(text) is careful


def test_entities_that_keep_their_borders_stay_the_same_spans(blank):
    """What another component wrote on an entity is still there."""
    doc = blank.make_doc("Maro and Vell signed.")
    doc.ents = (Span(doc, 0, 1, label="ORG", kb_id="Q1"), Span(doc, 2, 3, label="ORG"))
    assert [(ent.text, ent.kb_id_) for ent in name_borders(doc).ents] == [("Maro", "Q1"), ("Vell", "")]


@pytest.mark.parametrize("text", ["", "\n\n", "'s", ")", "( ) [ ]", "- - -", "i"])
def test_odd_texts(text, blank):
    """Any token may have been marked; none is taken out of order, and only dashes alone vanish."""
    doc = blank.make_doc(text)
    doc.ents = tuple(Span(doc, token.i, token.i + 1, label="ORG") for token in doc)
    kept = [ent.text for ent in name_borders(doc).ents]
    assert set(kept) <= {token.text for token in doc} | {"( )"}
    assert "-" not in kept
