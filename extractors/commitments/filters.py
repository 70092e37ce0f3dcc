"""The three tests of a commitment: an act of one's own, in the future, that can be checked."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.commitments.actors import Actor, ActorType
from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    DIRECTIVE_VERBS,
    HYPOTHETICAL_MARKS,
    IMPERATIVE_VERBS,
    SILENCE_VERBS,
)
from extractors.commitments.scene import Scene
from extractors.commitments.tree import cue_of

_STEPS = 8


def reason_against(scene: Scene, candidate: Candidate) -> str | None:
    """Why the words cannot state a commitment, whoever the actor is; None: they can."""
    if _is_question(candidate):
        return "question"
    if _is_hypothetical(candidate):
        return "hypothetical"
    if (
        candidate.cue in ("decline", "refuse", "refusal")
        and cue_of(candidate.head, SILENCE_VERBS)
        and _is_silence(candidate)
    ):
        return "silence"
    if candidate.cue == "would" and scene.voice(candidate.anchor.i) is None:
        return "would outside reported speech"
    if _is_wish_of_others(candidate):
        return "wish of others"
    return None


def reason_against_actor(candidate: Candidate, actor: Actor) -> str | None:
    """Why this actor does not bind itself by the words; None: it can."""
    if actor.type is ActorType.THING:
        return "no agent"
    if actor.type is ActorType.OPEN and candidate.family in ("modal", "state"):
        return "unknown actor"
    return None


def _is_question(candidate: Candidate) -> bool:
    sentence = candidate.anchor.sent
    for position in range(sentence.end - 1, max(sentence.start, sentence.end - 4) - 1, -1):
        if candidate.anchor.doc[position].text == "?":
            return True
    return False


def _is_hypothetical(candidate: Candidate) -> bool:
    """ "if Acme will sign", "whether it plans to": the clause, or one it is coordinated in, is not stated."""
    token = candidate.anchor if candidate.family != "modal" else candidate.head
    for _ in range(_STEPS):
        marks = [child for child in token.children if child.i < candidate.trigger[0] + 1]
        if any(mark.lower_ in HYPOTHETICAL_MARKS and mark.dep_ in ("mark", "advmod") for mark in marks):
            return True
        if any(mark.lower_ in ("what", "how", "why", "where", "who") and mark.dep_ != "nsubj" for mark in marks):
            return token.dep_ in ("ccomp", "advcl", "xcomp", "csubj", "acl", "obj", "obl")
        if token.dep_ not in ("conj", "xcomp", "ccomp", "obj") or token.head.i == token.i:
            return False
        token = token.head
    return False


def _is_silence(candidate: Candidate) -> bool:
    """ "declined to comment", "refused to say whether": nothing but talk is refused."""
    return (
        candidate.cue == "decline"
        or cue_of(
            candidate.head,
            ("comment", "say", "speak", "speculate", "elaborate", "respond", "confirm", "name", "identify"),
        )
        is not None
    )


def _is_wish_of_others(candidate: Candidate) -> bool:
    """ "urged Acme to agree to", "expects that sales will", "watch for": someone else's will or guess above it."""
    token = candidate.anchor if candidate.family != "modal" else candidate.head
    for _ in range(_STEPS):
        above = token.head
        if above.i == token.i:
            return False
        if token.dep_ in ("ccomp", "xcomp", "csubj") and above.i < token.i:
            if cue_of(above, DIRECTIVE_VERBS) or (_is_imperative(above) and cue_of(above, IMPERATIVE_VERBS)):
                return True
        elif token.dep_ not in ("conj", "aux", "cop"):
            return False
        token = above
    return False


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBP") and not any(child.dep_ in ("nsubj", "aux") for child in verb.children)
