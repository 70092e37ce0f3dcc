"""The index of mentions: what lies where, and that it follows what is written to the Doc."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from extractors.entities.mention_index import index_of
from models import Organization, Person, TextSpan


@pytest.fixture
def doc(blank) -> Doc:
    """ "Acme Bank said Lee Park left Dale Bank ." with its three names."""
    doc = Doc(blank.vocab, words=["Acme", "Bank", "said", "Lee", "Park", "left", "Dale", "Bank", "."])
    doc.spans["organizations"] = [
        Span(doc, start, start + 2, label="company", span_id=name)
        for start, name in ((0, "Acme Bank"), (6, "Dale Bank"))
    ]
    doc.spans["people"] = [Span(doc, 3, 5, label="PERSON", span_id="Lee Park")]
    doc._.organizations = tuple(
        Organization(name=name, mentions=(TextSpan.of(doc.text, start, start + 9),), rule="test")
        for name, start in (("Acme Bank", 0), ("Dale Bank", 29))
    )
    doc._.people = (Person(name="Lee Park", mentions=(TextSpan.of(doc.text, 15, 23),)),)
    return doc


def names(spans: list[Span]) -> list[str]:
    return [span.id_ for span in spans]


def test_mentions_by_place(doc):
    """Inside a range as a whole; around a range also what holds it."""
    index = index_of(doc)
    assert names(index.mentions) == ["Acme Bank", "Lee Park", "Dale Bank"]
    assert names(index.between(0, 7)) == ["Acme Bank", "Lee Park"]
    assert names(index.around(1, 2)) == ["Acme Bank"]
    assert names(index.around(0, 2)) == ["Acme Bank"]
    assert names(index.around(2, 9)) == ["Lee Park", "Dale Bank"]
    assert names(index.around(2, 3)) == []


def test_mentions_by_word_and_record(doc):
    """The last body before a token that has the word; a person's name is no body."""
    index = index_of(doc)
    assert index.last_named("bank", 8).id_ == "Dale Bank"
    assert index.last_named("bank", 7).id_ == "Acme Bank"
    assert index.last_named("park", 9) is None
    assert [index.record(mention).name for mention in index.mentions] == ["Acme Bank", "Lee Park", "Dale Bank"]


def test_index_is_kept_until_other_names_are_written(doc):
    """One index for one state of the Doc."""
    first = index_of(doc)
    assert index_of(doc) is first
    doc.spans["people"] = []
    assert names(index_of(doc).mentions) == ["Acme Bank", "Dale Bank"]
    doc.spans["organizations"].append(Span(doc, 3, 5, label="company", span_id="Lee Park"))
    assert names(index_of(doc).mentions) == ["Acme Bank", "Lee Park", "Dale Bank"]
