"""How far the words alone speak for a commitment, as far as people who write rules can tell: a sum of log-odds.

The classifier gets it as one of its features and decides what it is worth.
"""

from __future__ import annotations

import calendar

from spacy.tokens import Token

from extractors.commitments.actors import Actor, ActorType, is_voice
from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    EFFECT_VERBS,
    FORECAST_WORDS,
    JOINING_VERBS,
    MOVING_VERBS,
    PROMISE_VERBS,
    STATIVE_VERBS,
    VAGUE_VERBS,
    VERBS_TO,
)
from extractors.commitments.scene import Voice
from extractors.commitments.tree import children, cue_of
from models import CommitmentStatus

_BY_ACTOR = {
    ActorType.ORGANIZATION: 0.6,
    ActorType.PERSON: 0.3,
    ActorType.SPEAKER: 0.9,
    ActorType.DESCRIPTION: -0.3,
    ActorType.ANNOUNCER: -0.5,
    ActorType.OPEN: -2.0,
    ActorType.THING: -2.0,
}
_CALENDAR = frozenset([*calendar.day_name, *calendar.month_name[1:]])
_WEAK_FAMILIES = frozenset({"modal", "state", "schedule"})


def prior(candidate: Candidate, actor: Actor | None, voice: Voice | None, *, dated: bool, length: int) -> float:
    """Log-odds; ``length`` is the act's in tokens, ``dated``: time words stand with the act."""
    score = candidate.weight + (_BY_ACTOR[actor.type] if actor is not None else -1.0)
    score += _by_act(candidate, actor, length) + _by_promise(voice)
    score += _by_voice(candidate, actor, voice) if actor is not None else 0.0
    score += 0.7 if dated and not _is_state(candidate) else 0.0
    score += 0.3 if dated and candidate.cue == "expected" and _names_day(candidate.head) else 0.0
    if candidate.cue == "decline" and cue_of(candidate.head, JOINING_VERBS):
        score += 1.5
    return score + (1.0 if candidate.status is not CommitmentStatus.OPEN else 0.0)


def _by_promise(voice: Voice | None) -> float:
    """What the verb of speaking adds: "pledged that it will" is firmer than "said it will"."""
    if voice is None or voice.cue not in PROMISE_VERBS:
        return 0.0
    return VERBS_TO[voice.cue][2] - 1.5 if voice.cue in VERBS_TO else 1.0


def _names_day(head: Token) -> bool:
    """Whether the act's clause names a day, a month or a year: what is expected then was announced."""
    return any(word.text in _CALENDAR or (word.like_num and word.shape_ == "dddd") for word in head.subtree)


def _is_state(candidate: Candidate) -> bool:
    return candidate.family in _WEAK_FAMILIES and cue_of(candidate.head, STATIVE_VERBS) is not None


def _by_act(candidate: Candidate, actor: Actor | None, length: int) -> float:
    """What kind of act it is, and whether it has an object one could check."""
    head, weak = candidate.head, candidate.family in _WEAK_FAMILIES
    score = 0.0
    if weak and any(child.lower_ in FORECAST_WORDS for child in children(head)):
        score -= 2.0
    if any(child.dep_ == "obj" and child.pos_ == "PRON" for child in children(head)):
        score -= 0.8
    labels = {child.dep_ for child in children(head) if child.i > head.i or child.dep_ == "cop"}
    if head.pos_ not in ("VERB", "AUX") and not head.tag_.startswith("V") and candidate.family != "object":
        score -= 2.5 if weak else 0.4 if candidate.cue not in ("goal", "target") else 0.0
    elif _is_fortune(head, labels) or (weak and cue_of(head, EFFECT_VERBS)):
        score -= 1.6 if weak else 0.5
    elif cue_of(head, VAGUE_VERBS):
        score -= (1.4 if candidate.cue == "going" else 1.0) if weak else 0.5
    elif "obj" in labels or "ccomp" in labels:
        score += 0.4
    if length <= 1:
        score -= 0.5
    if any(child.dep_ == "aux:pass" for child in children(head)):
        score -= 0.3 if not weak else 0.5 if actor and actor.type is ActorType.SPEAKER else 1.2
    return score


def _is_fortune(head: Token, labels: set[str]) -> bool:
    """Whether the verb tells how one fares and not what one does."""
    if any(child.dep_ == "aux:pass" for child in children(head)):
        return cue_of(head, STATIVE_VERBS) is not None
    return cue_of(head, STATIVE_VERBS) is not None or ("obj" not in labels and cue_of(head, MOVING_VERBS) is not None)


def _by_voice(candidate: Candidate, actor: Actor, voice: Voice | None) -> float:
    """Who says so: oneself, another, or the reporter."""
    weak = candidate.family in _WEAK_FAMILIES
    if voice is not None and weak and _is_distant(candidate, actor):
        return -1.2
    if voice is None:
        pronoun = actor.words[1] - actor.words[0] == 1 and candidate.anchor.doc[actor.words[0]].pos_ == "PRON"
        return -0.5 if weak and pronoun else 0.0
    if actor.type is ActorType.SPEAKER:
        return 0.8 if weak else 0.2
    if not voice.known:
        return 0.3 if weak and actor.type is not ActorType.DESCRIPTION else 0.0
    if is_voice(actor, voice):
        return 0.8 if weak else 0.2
    if voice.organization is None and actor.type is ActorType.ORGANIZATION:
        return 0.2 if weak else 0.0
    other = voice.person is not None and actor.type is ActorType.PERSON
    return (-0.9 if other else -0.5) if weak else -0.3


def _is_distant(candidate: Candidate, actor: Actor) -> bool:
    """ "It" and "they" that stand for a body of an earlier sentence: as often for a thing or for what was said."""
    if candidate.subject is None or candidate.subject.lower_ not in ("it", "they", "this", "that"):
        return False
    return actor.type is ActorType.ORGANIZATION
