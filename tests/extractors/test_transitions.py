"""Deciding step by step: the same trees and entities as spaCy's own loop, for many texts and for few."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from extractors.nlp import build_nlp
from extractors.transitions import FEWEST_TEXTS, StepParser, StepRecognizer

TEXTS = [
    "Acme Corp. said on Monday it would open a plant in Ohio.\n\nMary Holt, its chief executive, did not say more.",
    "The plant, which the state of Ohio had asked for, will employ 300 people.",
    "",
    "Holt told the Lakeside Courier: “We will hire from the town first.”",
    "Beacon Foods agreed to pay $4 million.",
]
CLASSES = {"parser": (StepParser, DependencyParser), "ner": (StepRecognizer, EntityRecognizer)}


@pytest.fixture(scope="module")
def fast() -> Language:
    return build_nlp("fast", components=False)


def decided(fast: Language, name: str, texts: list[str], *, by_spacy: bool) -> list[list[tuple[int, str, bool, str]]]:
    """Tree and entities of every text, by the component's own loop or by that of the class it comes from."""
    docs: list[Doc] = [fast.make_doc(text) for text in texts]
    list(fast.get_pipe("tok2vec").pipe(docs))
    component = fast.get_pipe(name)
    loop = CLASSES[name][1].greedy_parse if by_spacy else CLASSES[name][0].greedy_parse
    component.set_annotations(docs, loop(component, docs))
    return [[(word.head.i, word.dep_, word.is_sent_start, word.ent_type_) for word in doc] for doc in docs]


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("at_once", [1, FEWEST_TEXTS, len(TEXTS)])
def test_the_decisions_are_spacys(fast, name, at_once):
    """Whether texts come one by one or together, blank ones among them."""
    ours = decided(fast, name, TEXTS[:at_once], by_spacy=False)
    assert ours == decided(fast, name, TEXTS[:at_once], by_spacy=True)
    assert any(label or relation not in {"", "ROOT"} for words in ours for _, relation, _, label in words)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize(("texts", "own"), [(FEWEST_TEXTS - 1, False), (FEWEST_TEXTS, True)])
def test_few_texts_go_through_spacys_loop(fast, name, texts, own, monkeypatch):
    """One long text alone would pay for every step's array operations by itself."""
    component, taken = fast.get_pipe(name), []
    monkeypatch.setattr("extractors.transitions._step_by_step", lambda _, docs: taken.append(len(docs)) or [])
    component.greedy_parse([fast.make_doc(text) for text in TEXTS[:texts]])
    assert taken == ([texts] if own else [])


@pytest.mark.parametrize("model", ["accurate", "fast"])
def test_our_pipelines_decide_step_by_step(model, request):
    """Both ship with these components in the place of spaCy's."""
    nlp = request.getfixturevalue("fast") if model == "fast" else build_nlp(model, components=False)
    assert isinstance(nlp.get_pipe("parser"), StepParser)
    assert isinstance(nlp.get_pipe("ner"), StepRecognizer)
