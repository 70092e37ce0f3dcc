"""What the classifier of commitments sees of a candidate: words, parse, who acts and who says so."""

from __future__ import annotations

from collections.abc import Container, Iterator

import numpy as np
from spacy.tokens import Doc

from extractors.commitments.actors import Actor, is_voice
from extractors.commitments.candidates import Candidate
from extractors.commitments.cues import (
    BEARINGS,
    CONDITION_MARKS,
    EFFECT_VERBS,
    FIGURATIVE_VERBS,
    FIRST_PERSONS,
    FORECAST_WORDS,
    GIVING_VERBS,
    JOINING_VERBS,
    MOVING_VERBS,
    SILENCE_VERBS,
    STATIVE_VERBS,
    THIRD_PERSONS,
    VAGUE_VERBS,
)
from extractors.commitments.filters import reasons_against
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.scores import prior
from extractors.commitments.tree import Range, auxiliaries, children, cue_of, sentence
from extractors.encoder.component import WIDTH, has_vectors
from extractors.linear import Vector

_CLASSES: tuple[tuple[str, Container[str]], ...] = (
    ("bearing", BEARINGS),
    ("effect", EFFECT_VERBS),
    ("figure", FIGURATIVE_VERBS),
    ("giving", GIVING_VERBS),
    ("joining", JOINING_VERBS),
    ("moving", MOVING_VERBS),
    ("silence", SILENCE_VERBS),
    ("stative", STATIVE_VERBS),
    ("vague", VAGUE_VERBS),
)
_BEFORE, _AFTER = 3, 3  # words beside trigger and act
_ABOVE = 3  # verbs up the tree
_SHOWN = frozenset({"obj", "obl", "xcomp", "ccomp", "advmod", "cop", "mark", "nsubj", "compound:prt"})
_STEPS = (-4.0, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.5, 3.0, 4.0)
_LENGTHS = (1, 2, 4, 7, 11, 16, 25)


def features(scene: Scene, candidate: Candidate, action: Range, actors: list[Actor], voice: Voice | None) -> list[str]:
    """Everything that may tell a commitment from its near-misses, as strings."""
    weak = "weak" if candidate.family in ("modal", "state") else "strong"
    reasons, of_act = reasons_against(scene, candidate), list(_of_act(scene, candidate, action))
    found = [
        f"against={len(reasons)}",
        *(f"against={reason}" for reason in reasons),
        *_of_trigger(candidate),
        *(f"{feature}|{weak}" for feature in of_act),
        *of_act,
        *_of_clause(candidate),
        *(feature for actor in actors[:1] for feature in _of_actor(candidate, actor, voice)),
        *_of_subject(candidate),
        *_of_voice(candidate, voice),
        *_of_place(scene, candidate, action),
        *_of_prior(scene, candidate, action, actors, voice),
    ]
    return [*found, *_together(found, ("actor=", "voice=", "class=", "aux:pass", "dated"))]


def vector(
    scene: Scene, candidate: Candidate, action: Range, actors: list[Actor], voice: Voice | None
) -> Vector | None:
    """The encoder's vectors of trigger, act and subject, and the rules' score; None: the pipeline has no encoder.

    The score has a place of its own here so that training does not shrink it as it does one word among thousands.
    """
    tensor = scene.doc.tensor
    if not has_vectors(scene.doc):
        return None
    subject = candidate.subject
    of_subject = tensor[subject.i] if subject is not None else np.zeros(WIDTH, dtype=np.float32)
    score = np.array([_score(scene, candidate, action, actors, voice)], dtype=np.float32)
    joined: Vector = np.concatenate([tensor[candidate.anchor.i], tensor[candidate.head.i], of_subject, score])
    return joined.astype(np.float32)


def _together(found: list[str], starts: tuple[str, ...]) -> Iterator[str]:
    """Each of the chosen features with the rule's family and cue, which decide what it means."""
    family, cue = found_value(found, "family="), found_value(found, "cue=")
    for feature in found:
        if feature.startswith(starts):
            yield f"{family}&{feature}"
            yield f"{cue}&{feature}"


def found_value(found: list[str], start: str) -> str:
    """The first feature that starts so; "": none does."""
    return next((feature for feature in found if feature.startswith(start)), "")


def _of_trigger(candidate: Candidate) -> Iterator[str]:
    doc, anchor = candidate.anchor.doc, candidate.anchor
    start, end = candidate.trigger
    yield f"family={candidate.family}"
    yield f"cue={candidate.family}:{candidate.cue}"
    yield f"trigger={doc[start:end].text.lower()}"
    yield f"tag={candidate.cue}:{anchor.tag_}"
    yield f"dep={candidate.family}:{anchor.dep_}"
    yield f"polarity={candidate.family}:{candidate.polarity.value}"
    yield f"status={candidate.status.value}"
    yield f"prior={round(candidate.weight)}"
    verb = candidate.head if candidate.family == "modal" else anchor
    for aux in auxiliaries(verb):
        yield f"aux={aux.lower_}"
    for offset in range(1, _BEFORE + 1):
        yield f"before{offset}={_word(doc, start - offset)}"
    yield f"before={_word(doc, start - 2)} {_word(doc, start - 1)}"


def _word(doc: Doc, position: int) -> str:
    if not 0 <= position < len(doc):
        return "-"
    token = doc[position]
    return token.ent_type_ or ("PROPN" if token.pos_ == "PROPN" else token.lower_.strip() or "¶")


def _of_act(scene: Scene, candidate: Candidate, action: Range) -> Iterator[str]:
    head, doc = candidate.head, candidate.head.doc
    lemma = head.lemma_.lower()
    yield f"act={lemma}"
    yield f"act_pos={head.pos_}:{head.tag_}"
    for name, table in _CLASSES:
        if cue_of(head, table) is not None:
            yield f"class={name}"
    labels = set()
    for child in children(head):
        labels.add(child.dep_)
        if child.dep_ in _SHOWN and child.i >= head.i - 6:
            yield f"child={child.dep_}:{child.lemma_.lower()}"
        if child.dep_ in ("obj", "obl", "nmod"):
            yield f"{child.dep_}={child.pos_}:{child.ent_type_}"
        if child.dep_ == "obl":
            yield f"prep={child.left_edge.lower_}"
        if child.lower_ in FORECAST_WORDS:
            yield "class=forecast"
    yield from (f"has={label}" for label in sorted(labels))
    yield f"act_obj={lemma}:{'obj' in labels or 'ccomp' in labels}"
    for offset in range(_AFTER):
        yield f"after{offset}={_word(doc, action[0] + offset)}"
    yield f"length={sum(action[1] - action[0] > limit for limit in _LENGTHS)}"
    words = doc[action[0] : action[1]]
    if any(position in scene.dated for position in range(action[0], action[1])):
        yield "dated=act"
    yield from (f"inside={label}" for label in sorted({word.ent_type_ for word in words if word.ent_type_}))
    if any(word.like_num for word in words):
        yield "number"


def _of_clause(candidate: Candidate) -> Iterator[str]:
    """The clause around, and what stands over it."""
    token = candidate.head if candidate.family == "modal" else candidate.anchor
    yield f"clause={token.dep_}"
    for child in children(token):
        if child.dep_ in ("mark", "advmod", "cc") and child.i <= candidate.trigger[0]:
            yield f"mark={child.lower_}"
        if child.dep_ == "advcl" and child.left_edge.lower_ in CONDITION_MARKS:
            yield "condition"
    for step in range(_ABOVE):
        if token.head.i == token.i:
            break
        yield f"above{step}={token.dep_}:{token.head.lemma_.lower()}"
        yield f"above={token.head.lemma_.lower()}:{token.head.tag_}"
        token = token.head


def _of_actor(candidate: Candidate, actor: Actor, voice: Voice | None) -> Iterator[str]:
    yield f"actor={actor.type.value}"
    yield f"actor_tied={actor.organization is not None}"
    first = candidate.anchor.doc[actor.words[0]]
    yield f"actor_word={first.lower_ if first.pos_ == 'PRON' else first.pos_}"
    if voice is not None:
        yield f"voice=own:{is_voice(actor, voice)}:{actor.type.value}"


def _of_subject(candidate: Candidate) -> Iterator[str]:
    subject = candidate.subject
    if subject is None:
        yield "subject=none"
        return
    kind = "first" if subject.lower_ in FIRST_PERSONS else "third" if subject.lower_ in THIRD_PERSONS else subject.pos_
    yield f"subject={kind}"
    yield f"subject={subject.lemma_.lower() if subject.pos_ != 'PROPN' else subject.ent_type_}"
    yield f"subject_tag={subject.tag_}:{subject.dep_}"
    yield f"subject_entity={subject.ent_type_}"
    yield f"{candidate.family}&subject={subject.lower_ if subject.pos_ == 'PRON' else kind}"
    yield f"distance={min(abs(candidate.anchor.i - subject.i), 8)}"
    yield from (f"subject_child={child.dep_}:{child.lower_}" for child in children(subject) if child.dep_ == "det")


def _of_voice(candidate: Candidate, voice: Voice | None) -> Iterator[str]:
    if voice is None:
        yield "voice=reporter"
        return
    kind = "quoted" if voice.quoted else "reported"
    yield f"voice={kind}"
    yield f"voice={kind}:known={voice.known}:body={voice.organization is not None}"
    yield f"voice_cue={voice.cue}"
    if candidate.subject is not None:
        yield f"voice={kind}:{candidate.subject.lower_ if candidate.subject.pos_ == 'PRON' else candidate.subject.pos_}"


def _of_place(scene: Scene, candidate: Candidate, action: Range) -> Iterator[str]:
    first, last = sentence(candidate.anchor)
    doc = scene.doc
    dates = [i for i in range(first, last) if i in scene.dated and not action[0] <= i < action[1]]
    if dates:
        yield "dated=sentence"
    if any(action[1] <= i <= action[1] + 3 for i in dates):
        yield "dated=after"
    yield f"ends={doc[last - 1].text.strip() or (doc[last - 2].text if last > 1 else '')}"
    yield f"sentence={sum(last - first > limit for limit in (8, 15, 25, 40))}"
    yield f"early={sum(first > limit for limit in (40, 120, 400))}"
    yield from (f"nearby={word}" for word in _told_before(doc, first))
    yield f"opens={_word(doc, first)}"


def _of_prior(
    scene: Scene, candidate: Candidate, action: Range, actors: list[Actor], voice: Voice | None
) -> Iterator[str]:
    """The steps of the rules' own score that it reaches, so that a linear classifier can bend it."""
    score = _score(scene, candidate, action, actors, voice)
    for step in _STEPS:
        if score >= step:
            yield f"score>={step}"
            yield f"{candidate.family}&score>={step}"


def _score(scene: Scene, candidate: Candidate, action: Range, actors: list[Actor], voice: Voice | None) -> float:
    dated = any(position in scene.dated for position in range(action[0], action[1] + 3))
    return prior(candidate, next(iter(actors), None), voice, dated=dated, length=action[1] - action[0])


def _told_before(doc: Doc, first: int) -> list[str]:
    """The verbs of the sentence before, which tell what kind of passage it is."""
    return sorted({token.lemma_.lower() for token in doc[max(0, first - 25) : first] if token.pos_ == "VERB"})
