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
                ["A", "post", "was", "created", ",", "effective", "Nov.", "1"],
                [1, 3, 3, 3, 3, 3, 5, 6],
                ["det", "nsubj:pass", "aux:pass", "ROOT", "punct", "advcl", "obl", "nummod"],
                ["DT", "NN", "VBD", "VBN", ",", "JJ", "NNP", "CD"],
                ["DET", "NOUN", "AUX", "VERB", "PUNCT", "ADJ", "PROPN", "NUM"],
            ),
            date(2026, 11, 1),
            id="what takes effect lies ahead, whenever it was made",
        ),
        pytest.param(
            lambda: parsed(
                ["Under", "the", "terms", ",", "announced", "Friday", ",", "holders", "would", "gain"],
                [2, 2, 9, 2, 2, 9, 9, 9, 9, 9],
                ["case", "det", "obl", "punct", "acl", "obl", "punct", "nsubj", "aux", "ROOT"],
                ["IN", "DT", "NNS", ",", "VBN", "NNP", ",", "NNS", "MD", "VB"],
                ["ADP", "DET", "NOUN", "PUNCT", "VERB", "PROPN", "PUNCT", "NOUN", "AUX", "VERB"],
            ),
            date(2026, 6, 19),
            id="a day set off with its participle is that of the participle",
        ),
        pytest.param(
            lambda: parsed(
                ["They", "may", "have", "met", "on", "Friday"],
                [3, 3, 3, 3, 5, 3],
                ["nsubj", "aux", "aux", "ROOT", "case", "obl"],
                ["PRP", "MD", "VB", "VBN", "IN", "NNP"],
                ["PRON", "AUX", "AUX", "VERB", "ADP", "PROPN"],
            ),
            date(2026, 6, 19),
            id="a guess about the past is past",
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


SAID_WHEN = [
    ("Acme said on Monday it will publish", [1, 1, 3, 6, 6, 6, 1], "nsubj ROOT case obl nsubj aux ccomp", 22),
    ("Acme said Monday it will publish", [1, 1, 5, 5, 5, 1], "nsubj ROOT obl:unmarked nsubj aux ccomp", 22),
    (
        "Acme said in letters on Monday it will publish",
        [1, 1, 3, 8, 5, 3, 8, 8, 1],
        "nsubj ROOT case obl case nmod nsubj aux ccomp",
        22,
    ),
    ("Acme said Monday 's vote will matter", [1, 1, 4, 2, 6, 6, 1], "nsubj ROOT nmod:poss case nsubj aux ccomp", 29),
    ("Acme said it will publish on Monday", [1, 1, 4, 4, 1, 6, 4], "nsubj ROOT nsubj aux ccomp case obl", 29),
    (
        "Acme said the vote on Monday will matter",
        [1, 1, 3, 7, 5, 3, 7, 1],
        "nsubj ROOT det nsubj case nmod aux ccomp",
        29,
    ),
    ("Acme said by Monday it will publish", [1, 1, 3, 6, 6, 6, 1], "nsubj ROOT case obl nsubj aux ccomp", 29),
]  # fmt: skip
TAGS = {"said": ("VBD", "VERB"), "will": ("MD", "AUX"), "publish": ("VB", "VERB"), "matter": ("VB", "VERB")} | {
    "it": ("PRP", "PRON"), "the": ("DT", "DET"), "vote": ("NN", "NOUN"), "letters": ("NNS", "NOUN"),
    "on": ("IN", "ADP"), "in": ("IN", "ADP"), "by": ("IN", "ADP"), "'s": ("POS", "PART"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "heads", "deps", "day"), SAID_WHEN, ids=[row[0] for row in SAID_WHEN])
def test_day_between_saying_and_content_is_when_it_was_said(text: str, heads: list[int], deps: str, day: int) -> None:
    """Even where the parser hangs the day on what is to be done; not the day of a thing that the content is about."""
    words = text.split()
    tags, pos = zip(*(TAGS.get(word, ("NNP", "PROPN")) for word in words), strict=True)
    (found,) = parsed(words, heads, deps.split(), list(tags), list(pos))._.dates
    assert found.interval.start == date(2026, 6, day)
