"""Two simple ways to find commitments, to see what the extractor adds to them: on the same parse, over the same texts.

``trigger_list``: each word of our lists of promise, plan and future with the act behind it, as the subject's own.
``cue_verbs``: what the Gender Gap Tracker does for quotations (Asr et al., PLOS ONE 2021), turned to promises: a verb
of speech, its subject as the one who promises, and what its clause says with "will", "would" or "to".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reporting_verbs import PROMISING
from spacy.tokens import Doc, Token

from extractors.commitments.cues import MODALS, NOUNS_TO, STATES_TO, VERBS_TO
from extractors.nlp import build_nlp

_SUBJECTS = ("nsubj", "nsubj:pass")
Record = dict[str, Any]


def trigger_list(doc: Doc) -> Iterator[Record]:
    """An act for each word of the lists with a verb behind it."""
    words = {*VERBS_TO, *STATES_TO, *NOUNS_TO}
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.lower_ in MODALS and token.head.i > token.i:
            yield _record(doc, token.i, token.i + 1, token.head)
        elif following is not None and following.lower_ == "to" and {token.lemma_.lower(), token.lower_} & words:
            act = following.head if following.head.i > following.i else None
            if act is not None:
                yield _record(doc, token.i, token.i + 2, act, subject=_subject(token))


def cue_verbs(doc: Doc) -> Iterator[Record]:
    """An act for each verb of speech over a clause with "will", "would" or an infinitive."""
    for verb in doc:
        if verb.lemma_.lower() not in PROMISING or (subject := _subject(verb)) is None:
            continue
        for act in (child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "parataxis")):
            marks = [child for child in act.children if child.lower_ in (*MODALS, "to") and child.i < act.i]
            for mark in marks[:1]:
                yield _record(doc, mark.i, mark.i + 1, act, subject=subject)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _record(doc: Doc, start: int, end: int, act: Token, subject: Token | None = None) -> Record:
    subject = subject or _subject(act)
    actor = doc[subject.left_edge.i : subject.i + 1].text if subject is not None else ""
    action = doc[end : max(act.right_edge.i + 1, end)].text.strip(' .,;\n"”')
    return {
        "actor": actor,
        "trigger": doc[start:end].text,
        "action": action,
        "kind": "plan",
        "polarity": "positive",
        "status": "open",
        "deadline": None,
        "speaker": None,
    }


BASELINES: dict[str, Callable[[Doc], Iterable[Record]]] = {
    function.__name__: function for function in (trigger_list, cue_verbs)
}


def predictions(gold: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """For each baseline what it finds in each article, in the form that the scorer reads."""
    articles = list(gold)
    docs = list(build_nlp(components=False).pipe(f"{item['title']}\n\n{item['text']}" for item in articles))
    return {
        name: {
            item["id"]: {"id": item["id"], "commitments": list(find(doc))}
            for item, doc in zip(articles, docs, strict=True)
        }
        for name, find in BASELINES.items()
    }
