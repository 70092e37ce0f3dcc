"""Whether a candidate is an attribution: a linear judge trained on PolNeAR's training articles.

The rules propose and say what they hold (`holders.py`); here words, parse and, where the pipeline has an encoder,
the vectors of cue, source and content decide. Training: `python -m training.claims`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from extractors.claims.reading import Range, Reading, Reported
from extractors.encoder.component import WIDTH, has_vectors
from extractors.linear import LinearJudge, Vector

WEIGHTS = Path(__file__).with_name("judge.npz")
#: Rules that ask for no judgement: phrases, labels and quotations say for themselves that somebody spoke.
CERTAIN_RULES = frozenset({"according_to", "colon", "parenthesis", "per", "quoted", "reported_by"})
_SMALL_WORDS = frozenset({"aux", "aux:pass", "compound:prt", "cop", "mark"})
_LONGEST, _LONGEST_SOURCE = 20, 8  # tokens told apart


class ClaimJudge(LinearJudge):
    """The judge with the weights that come with newsfacts."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS)

    def is_claim(self, reading: Reading, reported: Reported, *, held: bool) -> bool:
        """Whether the candidate is an attribution; ``held``: the rules hold it for one."""
        if reported.rule in CERTAIN_RULES:
            return held
        return self.says_yes(features(reading, reported, held=held), vector(reading.doc, reported))


def features(reading: Reading, reported: Reported, *, held: bool) -> list[str]:
    """What tells attributions from other sentences: the cue, what hangs on it, its source and its content."""
    doc = reading.doc
    return [
        f"rule={reported.rule}",
        f"held={held}",
        *_of_cue(doc[reported.verb], reported.rule),
        *_of_source(doc, reported),
        *_of_content(reading, reported),
    ]


def vector(doc: Doc, reported: Reported) -> Vector | None:
    """The encoder's vectors of cue, source and content, one after the other; None: the pipeline has no encoder."""
    if not has_vectors(doc):
        return None
    source = doc.tensor[_head(doc, reported.source[0]).i] if reported.source else np.zeros(WIDTH, dtype=np.float32)
    content = doc.tensor[_head(doc, reported.content[0]).i]
    joined: Vector = np.concatenate([doc.tensor[reported.verb], source, content]).astype(np.float32)
    return joined


def _of_cue(cue: Token, rule: str) -> Iterator[str]:
    lemma = cue.lemma_.lower()
    yield from (f"tag={cue.tag_}", f"dep={cue.dep_}", f"lemma={lemma}", f"word={cue.lower_}", f"{rule}:{lemma}")
    yield f"above={cue.head.lemma_.lower()}:{cue.dep_}"
    for child in cue.children:
        yield f"child={child.dep_}"
        if child.dep_ in _SMALL_WORDS or child.dep_ == "advmod":
            yield f"child={child.dep_}:{child.lower_}"


def _of_source(doc: Doc, reported: Reported) -> Iterator[str]:
    if not reported.source:
        yield "source=none"
        return
    start, end = reported.source[0]
    head = _head(doc, (start, end))
    yield from (f"source={head.lemma_.lower()}", f"source_pos={head.pos_}", f"source_label={head.ent_type_}")
    yield from (f"source_dep={head.dep_}", f"source_first={start < reported.verb}")
    yield from (f"source_length={min(end - start, _LONGEST_SOURCE)}", f"{reported.rule}:{head.pos_}:{head.ent_type_}")


def _of_content(reading: Reading, reported: Reported) -> Iterator[str]:
    doc, pieces = reading.doc, reported.content
    head, first = _head(doc, pieces[0]), doc[pieces[0][0]].lower_
    yield from (f"content={head.lemma_.lower()}", f"content_pos={head.pos_}", f"content_label={head.ent_type_}")
    yield from (f"content_dep={head.dep_}", f"opens={first}", f"opens={doc[reported.verb].lemma_.lower()}:{first}")
    yield f"content_length={min(sum(end - start for start, end in pieces), _LONGEST) // 2}"
    yield f"quoted={any(reading.quote_at[position] >= 0 for start, end in pieces for position in range(start, end))}"


def _head(doc: Doc, words: Range) -> Token:
    head: Token = doc[words[0] : words[1]].root
    return head
