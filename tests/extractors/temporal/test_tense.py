"""Which of two days a date means, by the tense of what governs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
import spacy
from spacy.tokens import Doc

from extractors.temporal.component import TemporalFinder

PUBLISHED = datetime(2026, 6, 23, 14, 30)  # a Tuesday


def parsed(words: list[str], heads: list[int], deps: list[str], tags: list[str], pos: list[str]) -> Doc:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=words, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=[word.lower() for word in words])
    doc._.published = PUBLISHED
    return TemporalFinder()(doc)


@pytest.mark.parametrize(
    ("doc", "day"),
    [
        pytest.param(
            lambda: parsed(
                ["Officials", "who", "will", "retire", "signed", "on", "Friday"],
                [4, 3, 3, 0, 4, 6, 4],
                ["nsubj", "nsubj", "aux", "acl:relcl", "ROOT", "case", "obl"],
                ["NNS", "WP", "MD", "VB", "VBD", "IN", "NNP"],
                ["NOUN", "PRON", "AUX", "VERB", "VERB", "ADP", "PROPN"],
            ),
            date(2026, 6, 19),
            id="the governing verb decides, not a word of the future nearby",
        ),
        pytest.param(
            lambda: parsed(
                ["She", "said", "it", "signs", "on", "Friday"],
                [1, 1, 3, 1, 5, 3],
                ["nsubj", "ROOT", "nsubj", "ccomp", "case", "obl"],
                ["PRP", "VBD", "PRP", "VBZ", "IN", "NNP"],
                ["PRON", "VERB", "PRON", "VERB", "ADP", "PROPN"],
            ),
            date(2026, 6, 26),
            id="a clause has its own time, whenever it was said",
        ),
        pytest.param(
            lambda: parsed(
                ["The", "July", "25", "call", "will", "matter"],
                [3, 3, 1, 5, 5, 5],
                ["det", "compound", "nummod", "nsubj", "aux", "ROOT"],
                ["DT", "NNP", "CD", "NN", "MD", "VB"],
                ["DET", "PROPN", "NUM", "NOUN", "AUX", "VERB"],
            ),
            date(2026, 7, 25),
            id="a name of a thing close to publication is near whatever the verb",
        ),
        pytest.param(
            lambda: parsed(
                ["The", "Feb.", "13", "call", "will", "matter"],
                [3, 3, 1, 5, 5, 5],
                ["det", "compound", "nummod", "nsubj", "aux", "ROOT"],
                ["DT", "NNP", "CD", "NN", "MD", "VB"],
                ["DET", "PROPN", "NUM", "NOUN", "AUX", "VERB"],
            ),
            date(2026, 2, 13),
            id="a date that names a thing is past whatever the verb",
        ),
    ],
)
def test_tense_by_the_parse(doc: Callable[[], Doc], day: date) -> None:
    """With a parse, the tense of the governing verb chooses between the last such day and the next."""
    assert doc()._.dates[0].interval.start == day
