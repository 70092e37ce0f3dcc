"""What became of a commitment, by the verb that stands over the word for it."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.commitments.cues import FAILING_VERBS, NEGATIONS, STATUS_VERBS
from extractors.commitments.tree import children, cue_of, entry_of
from models import CommitmentStatus

_TURNED = {
    CommitmentStatus.FULFILLED: CommitmentStatus.BROKEN,
    CommitmentStatus.BROKEN: CommitmentStatus.OPEN,
    CommitmentStatus.WITHDRAWN: CommitmentStatus.OPEN,
}
_UNREAL = frozenset({"can", "could", "may", "might", "must", "should", "to", "will", "would", "wo", "'ll"})


def status_of(noun: Token) -> CommitmentStatus:
    """The status that the verb over a promise gives it: "kept its promise", "failed to honour its pledge"."""
    verb = noun.head
    if noun.dep_ not in ("obj", "obl", "nsubj:pass") or verb.i == noun.i:
        return CommitmentStatus.OPEN
    entry = entry_of(verb, STATUS_VERBS)
    if entry is None:
        return CommitmentStatus.OPEN
    status = entry[1]
    above = verb.head
    if verb.dep_ in ("xcomp", "advcl", "obl", "ccomp") and cue_of(above, FAILING_VERBS):
        return _TURNED[status]
    words = {child.lower_ for child in children(verb) if child.i < verb.i}
    if words & NEGATIONS:
        return _TURNED[status]
    return CommitmentStatus.OPEN if words & _UNREAL else status
