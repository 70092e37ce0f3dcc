"""Docs with a parse made by hand, so that a rule's test does not hang on one trained model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractors.claims.component import ClaimFinder
from extractors.document import text_span
from models import Organization, Person

POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN",
    "NNS": "NOUN", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "TO": "PART", "WP": "PRON", "WDT": "PRON",
    "_SP": "SPACE",
}  # fmt: skip
NO_SPACE_BEFORE = frozenset(",.?!:;)”’") | {"'s", "n't"}
NO_SPACE_AFTER = frozenset("(“‘")
#: The names in these tests, and what each is a form of.
PEOPLE = {"Lee Park": "Lee Park", "Ann Moor": "Ann Moor", "Park": "Lee Park"}
ORGANIZATIONS = {
    "Harbor Bank": ("Harbor Bank", "company"),
    "Harbor Times": ("Harbor Times", "outlet"),
    "Dockside Daily": ("Dockside Daily", "outlet"),
}


SENTENCES = dict(
    line.split(": ", 1)
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Doc]:
    """The Doc of sentences of ``sentences.txt``, by their names; "" between two begins a paragraph.

    The names above are found in it.
    """
    vocab = spacy.blank("en").vocab

    def parse(*names: str) -> Doc:
        rows = _rows(names)
        words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
        doc = Doc(
            vocab,
            words=words,
            spaces=_spaces(words),
            tags=tags,
            pos=[_pos(tag) for tag in tags],
            deps=deps,
            heads=heads,
            lemmas=[word.lower() for word in words],
        )
        _find_names(doc)
        return doc

    return parse


@pytest.fixture(scope="session")
def claims_in(parsed) -> Callable[..., Doc]:
    """The Doc of such sentences with its claims and spokespeople."""
    return lambda *names: ClaimFinder()(parsed(*names))


def _rows(names: Iterable[str]) -> list[tuple[str, str, str, int]]:
    rows: list[tuple[str, str, str, int]] = []
    for name in names:
        first = len(rows)
        if not name:
            rows.append(("\n\n", "_SP", "dep", first - 1))
            continue
        for item in SENTENCES[name].split():
            word, tag, dep, head = item.rsplit("|", 3)
            rows.append((word, tag, dep, first + int(head)))
    return rows


def _pos(tag: str) -> str:
    if tag.startswith("VB"):
        return "VERB"
    return POS.get(tag, "PUNCT")


def _spaces(words: list[str]) -> list[bool]:
    following = [*words[1:], "."]
    return [
        word not in NO_SPACE_AFTER and after not in NO_SPACE_BEFORE and "\n" not in word + after
        for word, after in zip(words, following, strict=True)
    ]


def _find_names(doc: Doc) -> None:
    people = _spans(doc, PEOPLE, "PERSON")
    organizations = [span for form, (_, kind) in ORGANIZATIONS.items() for span in _spans(doc, {form: form}, kind)]
    doc.spans["people"], doc.spans["organizations"] = people, sorted(organizations, key=lambda span: span.start)
    doc._.people = tuple(
        Person(name=name, mentions=_mentions(people, name)) for name in sorted({p.id_ for p in people})
    )
    doc._.organizations = tuple(
        Organization(name=name, mentions=_mentions(organizations, name), rule="test")
        for name in sorted({span.id_ for span in organizations})
    )


def _spans(doc: Doc, forms: dict[str, str], label: str) -> list[Span]:
    found: dict[int, Span] = {}
    for form in sorted(forms, key=len):
        size = len(form.split())
        for start in range(len(doc) - size + 1):
            if doc[start : start + size].text == form:
                name = forms[form]
                found.pop(start + size - 1, None)
                found[start] = Span(doc, start, start + size, label=label, span_id=name)
    return [found[start] for start in sorted(found)]


def _mentions(spans: list[Span], name: str):
    return tuple(text_span(span.doc, span.start_char, span.end_char) for span in spans if span.id_ == name)
