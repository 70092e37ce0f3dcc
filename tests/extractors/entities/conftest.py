"""Docs made by hand, so that a rule's test does not hang on one trained model."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extractors.entities.component import OrganizationFinder
from extractors.entities.gazetteer import read_gazetteer

MARK = re.compile(r"\[([^\]]+)\]\((\w+)\)")


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="session")
def finder(blank) -> OrganizationFinder:
    return OrganizationFinder(blank, read_gazetteer())


@pytest.fixture(scope="session")
def unmark() -> Callable[[str], tuple[str, list[tuple[str, str]]]]:
    """The plain sentence, and the marked words with their labels, of "[Acme](org) said"."""

    def _unmark(marked: str) -> tuple[str, list[tuple[str, str]]]:
        return MARK.sub(r"\1", marked), MARK.findall(marked)

    return _unmark


LEMMAS = {"said": "say", "met": "meet", "left": "leave", "wrote": "write", "sued": "sue", "agreed": "agree"}
SMALL = {"a": "DET", "an": "DET", "the": "DET"} | dict.fromkeys(
    ("of", "in", "at", "for", "on", "with", "by", "to"), "ADP"
)


def _part_of_speech(word: str, begins: bool) -> str:
    if word in LEMMAS or word.endswith("ed"):
        return "VERB"
    if not word[0].isalnum():
        return "PUNCT"
    return SMALL.get(word.lower(), "PROPN" if word[0].isupper() and not begins else "NOUN")


def _starts(words: list[str]) -> list[int]:
    """For each word, the index where its sentence begins."""
    starts = [0]
    for index, before in enumerate(words[:-1]):
        starts.append(index + 1 if before in (".", "\n\n") else starts[-1])
    return starts


@pytest.fixture(scope="session")
def doc_of(blank) -> Callable[..., Doc]:
    """A Doc of the text: ``entities`` by their words, ``arcs`` as (word, relation, head word), the rest guessed.

    Words without an arc hang on the first word of their sentence, or, where there are arcs, on their root.
    """

    def _doc_of(
        text: str, entities: dict[str, str] | None = None, arcs: list[tuple[str, str, str]] | None = None
    ) -> Doc:
        tokens = blank.make_doc(text)
        words = [token.text for token in tokens]
        starts = _starts(words)
        dependents = {word for word, _, _ in arcs or []}
        roots = [words.index(head) for _, _, head in arcs or [] if head not in dependents]
        heads = roots[:1] * len(words) or list(starts)
        deps = ["ROOT" if index == head else "dep" for index, head in enumerate(heads)]
        for word, relation, head in arcs or []:
            heads[words.index(word)], deps[words.index(word)] = words.index(head), relation
        pos = [_part_of_speech(word, index == starts[index]) for index, word in enumerate(words)]
        doc = Doc(
            tokens.vocab,
            words=words,
            spaces=[bool(token.whitespace_) for token in tokens],
            heads=heads,
            deps=deps,
            pos=pos,
            tags=["VBD" if kind == "VERB" else "NNP" if kind == "PROPN" else "NN" for kind in pos],
            lemmas=[LEMMAS.get(word, word.removesuffix("ed")) for word in words],
        )
        found = [
            doc.char_span(match.start(), match.end(), label)
            for words, label in (entities or {}).items()
            for match in re.finditer(rf"\b{re.escape(words)}\b", text)
        ]
        doc.ents = filter_spans([span for span in found if span is not None])
        return doc

    return _doc_of
