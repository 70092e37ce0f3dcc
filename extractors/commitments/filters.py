"""The three tests of a commitment: an act of one's own, in the future, that can be checked."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.commitments.actors import Actor, ActorType
from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    DIRECTIVE_VERBS,
    DOUBTING_ADJECTIVES,
    DOUBTING_VERBS,
    FIRST_PERSONS,
    HYPOTHETICAL_MARKS,
    IMPERATIVE_VERBS,
    SILENCE_VERBS,
    STATE_WORDS,
    TIME_MARKS,
)
from extractors.commitments.scene import Scene
from extractors.commitments.tree import children, cue_of, sentence

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
    if candidate.family in ("modal", "state") and candidate.head.lower_ in STATE_WORDS:
        return "state"
    if candidate.family == "modal" and any(
        child.lower_ in TIME_MARKS
        for child in children(candidate.head)
        if child.dep_ in ("mark", "advmod") and child.i < candidate.trigger[0]
    ):
        return "time of something else"
    if candidate.head.lower_ == "take" and any(
        child.dep_ == "obj" and child.i in scene.dated for child in children(candidate.head)
    ):
        return "duration"
    return _reason_in_words(scene, candidate)


def _reason_in_words(scene: Scene, candidate: Candidate) -> str | None:
    """What the words around the trigger say, whatever the parse."""
    doc, first = candidate.anchor.doc, candidate.trigger[0]
    before = doc[first - 1] if first > sentence(candidate.anchor)[0] else None
    weak = candidate.family in ("modal", "state")
    if weak and before is not None and before.pos_ == "VERB" and cue_of(before, DOUBTING_VERBS):
        return "guess"
    subject = candidate.subject
    if weak and subject is not None and subject.left_edge.i > sentence(candidate.anchor)[0] + 1:
        left = [
            doc[i]
            for i in range(subject.left_edge.i - 1, max(sentence(candidate.anchor)[0], subject.left_edge.i - 2) - 1, -1)
        ]
        if left[0].lower_ in TIME_MARKS:
            return "time of something else"
        if left[0].lower_ == "that":
            left = left[1:]
        if left and left[0].pos_ == "VERB" and cue_of(left[0], DOUBTING_VERBS):
            return "guess"
    if candidate.cue == "would" and subject is not None:
        quoted = scene.reading.quote_at[first] >= 0
        if quoted and subject.lower_ in FIRST_PERSONS:
            return "would of politeness"
    claim = scene.claim_at(first)
    if weak and claim is not None and claim.cue and cue_of(doc[scene.tokens(claim.cue[0])[0]], DOUBTING_VERBS):
        return "guess"
    return None


def reason_against_actor(candidate: Candidate, actor: Actor) -> str | None:
    """Why this actor does not bind itself by the words; None: it can."""
    if actor.type is ActorType.THING:
        return "no agent"
    if actor.type is ActorType.OPEN and candidate.family in ("modal", "state"):
        return "unknown actor"
    return None


def _is_question(candidate: Candidate) -> bool:
    first, last = sentence(candidate.anchor)
    return any(candidate.anchor.doc[position].text == "?" for position in range(last - 1, max(first, last - 4) - 1, -1))


def _is_hypothetical(candidate: Candidate) -> bool:
    """ "if Acme will sign", "whether it plans to": the clause, or one it is coordinated in, is not stated."""
    token = candidate.anchor if candidate.family != "modal" else candidate.head
    for _ in range(_STEPS):
        marks = [child for child in children(token) if child.i < candidate.trigger[0] + 1]
        if any(_opens_hypothesis(mark) for mark in marks):
            return True
        asks = any(mark.lower_ in ("what", "how", "why", "where", "who") and mark.dep_ != "nsubj" for mark in marks)
        if asks and token.i in (candidate.anchor.i, candidate.head.i):
            return token.dep_ in ("ccomp", "advcl", "xcomp", "csubj", "acl", "obj", "obl")
        if token.dep_ not in ("conj", "xcomp", "ccomp", "obj") or token.head.i == token.i:
            return False
        token = token.head
    return False


def _opens_hypothesis(mark: Token) -> bool:
    """Whether it is an "if" over this clause; "If not, they will" has a clause of its own between."""
    if mark.lower_ not in HYPOTHETICAL_MARKS or mark.dep_ not in ("mark", "advmod"):
        return False
    return all(token.text != "," for token in mark.doc[mark.i + 1 : mark.i + 4])


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
            wishes = DIRECTIVE_VERBS if token.tag_ in ("VB", "VBG") and token.dep_ == "xcomp" else DOUBTING_VERBS
            if (
                above.lower_ in DOUBTING_ADJECTIVES
                or cue_of(above, wishes)
                or (_is_imperative(above) and cue_of(above, IMPERATIVE_VERBS))
            ):
                return True
        elif token.dep_ not in ("conj", "aux", "cop"):
            return False
        token = above
    return False


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBP") and not any(child.dep_ in ("nsubj", "aux") for child in children(verb))
