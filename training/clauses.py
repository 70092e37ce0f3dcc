"""Clauses cut out of treebank sentences, to be used again elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from training.words import Sentence


def subtree(words: Sentence, top: int) -> Sentence | None:
    """Cut out what hangs on a word, as a tree of its own; None when other words stand in between."""
    inside = {top}
    while True:
        more = {index for index, word in enumerate(words) if word.head in inside} | inside
        if more == inside:
            break
        inside = more
    start, end = min(inside), max(inside) + 1
    if len(inside) < end - start:
        return None
    return tuple(
        replace(word, head=-1 if index == top else word.head - start)
        for index, word in enumerate(words[start:end], start=start)
    )


def _plain(clause: Sentence, shortest: int, longest: int) -> bool:
    quotes = any(word.xpos in {"``", "''"} for word in clause)
    return shortest <= len(clause) <= longest and clause[-1].upos != "PUNCT" and not quotes


def infinitive(words: Sentence, rng: Random) -> Sentence | None:
    """Find an infinitive clause ("to publish the models in March")."""
    found = [
        word.head
        for index, word in enumerate(words)
        if word.form == "to"
        and word.deprel == "mark"
        and word.head > index
        and "VerbForm=Inf" in words[word.head].feats
    ]
    clause = subtree(words, rng.choice(found)) if found else None
    return clause if clause and clause[0].form == "to" and _plain(clause, 3, 20) else None


def relative_clauses(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Find the relative clauses whose subject is "which" or "who"."""
    for words in sentences:
        for index, word in enumerate(words):
            if word.form in {"which", "who"} and word.deprel.startswith("nsubj") and word.head > index:
                if words[word.head].deprel != "acl:relcl":
                    continue
                clause = subtree(words, word.head)
                if clause and clause[0].form in {"which", "who"} and _plain(clause, 3, 14):
                    yield clause
