"""What pronouns and descriptions refer to, on parses made by hand."""

from __future__ import annotations

import pytest

from extractors.entities.references import entity_at, resolve


def span_of(doc, words: str, last: bool = True):
    start = doc.text.rindex(words) if last else doc.text.index(words)
    return doc.char_span(start, start + len(words))


@pytest.fixture
def read(doc_of, finder):
    """A processed Doc."""
    return lambda *args: finder(doc_of(*args))


def test_the_name_at_the_head_wins(read):
    """A spokesman is himself, not his company."""
    doc = read(
        "Netflix spokesman Lee Park said so.",
        {"Lee Park": "PERSON"},
        [
            ("Netflix", "compound", "spokesman"),
            ("spokesman", "nmod:desc", "Lee"),
            ("Park", "flat", "Lee"),
            ("Lee", "nsubj", "said"),
        ],
    )
    assert entity_at(span_of(doc, "Netflix spokesman Lee Park")).name == "Lee Park"
    assert entity_at(span_of(doc, "Netflix spokesman")).name == "Netflix"
    assert entity_at(span_of(doc, "said so")) is None


@pytest.mark.parametrize(
    ("text", "arcs", "words", "expected"),
    [
        (
            "Netflix said it was wrong.",
            [("Netflix", "nsubj", "said"), ("wrong", "ccomp", "said"), ("it", "nsubj", "wrong")],
            "it",
            "Netflix",
        ),
        (
            "Netflix sued Microsoft after the company left.",
            [
                ("Netflix", "nsubj", "sued"),
                ("Microsoft", "obj", "sued"),
                ("left", "advcl", "sued"),
                ("the", "det", "company"),
                ("company", "nsubj", "left"),
            ],
            "the company",
            "Netflix",
        ),
        (
            "Netflix met Interpol when the agency asked.",
            [
                ("Netflix", "nsubj", "met"),
                ("Interpol", "obj", "met"),
                ("asked", "advcl", "met"),
                ("the", "det", "agency"),
                ("agency", "nsubj", "asked"),
            ],
            "the agency",
            "Interpol",
        ),
        (
            "Lee Park met Netflix as he said.",
            [
                ("Lee", "nsubj", "met"),
                ("Park", "flat", "Lee"),
                ("Netflix", "obj", "met"),
                ("said", "advcl", "met"),
                ("he", "nsubj", "said"),
            ],
            "he",
            "Lee Park",
        ),
        (
            "Lee Park said the spokesman left.",
            [
                ("Lee", "nsubj", "said"),
                ("Park", "flat", "Lee"),
                ("left", "ccomp", "said"),
                ("spokesman", "nsubj", "left"),
                ("the", "det", "spokesman"),
            ],
            "the spokesman",
            "Lee Park",
        ),
    ],
)
def test_antecedents(read, text, arcs, words, expected):
    """The nearest subject of a fitting kind."""
    doc = read(text, {"Lee Park": "PERSON"}, arcs)
    assert resolve(span_of(doc, words)).name == expected


@pytest.mark.parametrize(
    ("text", "arcs", "words"),
    [
        (
            "Rain said it was wrong.",
            [("Rain", "nsubj", "said"), ("it", "nsubj", "wrong"), ("wrong", "ccomp", "said")],
            "it",
        ),
        (
            "Netflix and Microsoft said it was wrong.",
            [
                ("Netflix", "nsubj", "said"),
                ("Microsoft", "conj", "Netflix"),
                ("it", "nsubj", "wrong"),
                ("wrong", "ccomp", "said"),
            ],
            "it",
        ),
        (
            "Netflix said a company left.",
            [("Netflix", "nsubj", "said"), ("company", "nsubj", "left"), ("left", "ccomp", "said")],
            "a company",
        ),
        (
            "Netflix said the ministry left.",
            [
                ("Netflix", "nsubj", "said"),
                ("ministry", "nsubj", "left"),
                ("left", "ccomp", "said"),
                ("the", "det", "ministry"),
            ],
            "the ministry",
        ),
        (
            "Netflix said he left.",
            [("Netflix", "nsubj", "said"), ("he", "nsubj", "left"), ("left", "ccomp", "said")],
            "he",
        ),
    ],
)
def test_open_references(read, text, arcs, words):
    """Nobody, two equally good ones, another kind: no answer."""
    assert resolve(span_of(read(text, {}, arcs), words)) is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [("", "Netflix"), ("PERCENT", "Netflix"), ("DATE", "Interpol")],
)
def test_a_share_between_description_and_pronoun_is_no_name(read, label, expected):
    """A percentage hides the description no more than the number alone does."""
    doc = read(
        "Interpol met Netflix and urged the company to cut half as it asked.",
        {"half": label} if label else {},
        [
            ("Interpol", "nsubj", "met"),
            ("Netflix", "obj", "met"),
            ("urged", "conj", "met"),
            ("company", "obj", "urged"),
            ("the", "det", "company"),
            ("cut", "xcomp", "urged"),
            ("half", "obj", "cut"),
            ("asked", "advcl", "cut"),
            ("it", "nsubj", "asked"),
        ],
    )
    assert resolve(span_of(doc, "it")).name == expected
