"""Places in a parse where words of commitment stand over an act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractors.commitments.candidates import Candidate
from extractors.commitments.noun_triggers import noun_candidate
from extractors.commitments.schedule_triggers import (
    be_to_candidate,
    headline_candidate,
    planned_candidate,
    schedule_candidate,
)
from extractors.commitments.tree import children, is_under, listed
from extractors.commitments.verb_triggers import (
    direct_gerund_candidate,
    gerund_candidate,
    modal_candidate,
    object_candidate,
    state_candidate,
    verb_candidate,
)

MOST_ACTS = 12  # under one trigger
LONG_ACT = 11  # tokens; two acts in fewer are told as one
_RULES = (
    verb_candidate,
    state_candidate,
    modal_candidate,
    noun_candidate,
    gerund_candidate,
    object_candidate,
    direct_gerund_candidate,
    planned_candidate,
    schedule_candidate,
    be_to_candidate,
    headline_candidate,
)


def find_candidates(doc: Doc) -> Iterator[Candidate]:
    """Every candidate, in order of its trigger; several acts under one trigger are several."""
    for token in doc:
        found = _proposed(token)
        if found is not None:
            yield from _each_act(found)


def _proposed(token: Token) -> Candidate | None:
    """What the first rule proposes that has no doubt, else the first: "is expected to" is no passive of "expect"."""
    doubted = None
    for find in _RULES:
        found = find(token)
        if found is not None and found.doubt is None:
            return found
        doubted = doubted or found
    return doubted


def _each_act(candidate: Candidate) -> Iterator[Candidate]:
    """The candidate once for each act, where its verb is the first of three or more in a list, or of two long ones."""
    head = candidate.head
    verbs = {verb.i: verb for verb in (*listed(head, MOST_ACTS), *_astray(head))}.values()
    acts = [verb for verb in verbs if verb.i >= head.i and _shares_trigger(verb, head)][:MOST_ACTS]
    acts.sort(key=lambda verb: verb.i)
    if len(acts) < 2 or (len(acts) == 2 and not _are_apart(acts[0], acts[1])):
        yield candidate
        return
    for number, verb in enumerate(acts):
        start = candidate.start if number == 0 else max(verb.left_edge.i, acts[number - 1].i + 1)
        while start < verb.i and (candidate.head.doc[start].is_punct or candidate.head.doc[start].pos_ == "CCONJ"):
            start += 1
        limit = acts[number + 1].i if number + 1 < len(acts) else candidate.limit
        yield replace(candidate, head=verb, start=start, limit=limit, listed=True)


def _astray(head: Token) -> list[Token]:
    """Base forms in a list that the parser joined to an object: "provide water, *repair* roads and hire workers"."""
    last = min(head.right_edge.i, head.i + 40)
    return [
        token
        for token in head.doc[head.i + 1 : last + 1]
        if token.tag_ == "VB" and token.dep_ == "conj" and token.nbor(-1).text in (",", "and", "or")
        if token.head.pos_ == "NOUN" and is_under(token, head, 6)
    ]


def _are_apart(first: Token, second: Token) -> bool:
    """Two acts with an object each and too long for one: "release the records and explain how they were lost"."""
    own = all(
        any(child.dep_ in ("obj", "ccomp") and child.i > verb.i for child in children(verb)) for verb in (first, second)
    )
    return own and second.right_edge.i - first.i > LONG_ACT


def _shares_trigger(verb: Token, first: Token) -> bool:
    if verb.i == first.i:
        return True
    own = any(
        child.dep_ in ("nsubj", "nsubj:pass", "aux", "cop", "mark") and child.lower_ != "to" for child in children(verb)
    )
    marked = any(child.lower_ == "to" and child.i < verb.i for child in children(verb))
    return verb.pos_ == "VERB" and not own and not marked and verb.tag_ in ("VB", "VBP", first.tag_)
