"""The component that finds commitments: who is to do what, by when, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.commitments.action import action_of
from extractors.commitments.actors import Actor, ActorType, actor_beside, actors_of
from extractors.commitments.candidates import Candidate, find_candidates
from extractors.commitments.duplicates import without_repeats
from extractors.commitments.fields import (
    condition_of,
    counterparty_of,
    deadline_of,
    is_dated_ahead,
    kind_of,
    promised_by_voice,
    speaker_of,
    status_in_article,
)
from extractors.commitments.filters import reason_against, reason_against_actor
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.scores import confidence_of
from extractors.commitments.tree import Range, sentence
from extractors.document import text_span
from models import Commitment, TextSpan

THRESHOLD = 0.6
MOST_CANDIDATES = 2000  # of one text; the longest pieces of journalism have a few hundred
MOST_ACTORS = 5000  # of all its acts together: what a list of names may cost
FIRM = 2.0  # log-odds from which a verb is one of promising


@Language.factory(
    "commitment_finder",
    assigns=["doc._.commitments", "doc.spans"],
    requires=[
        "doc._.organizations",
        "doc._.people",
        "doc._.dates",
        "doc._.claims",
        "doc._.spokespeople",
        "token.dep",
        "token.head",
        "token.tag",
        "token.pos",
        "token.lemma",
    ],
    default_config={"threshold": THRESHOLD},
)
def make_commitment_finder(nlp: Language, name: str, threshold: float) -> CommitmentFinder:  # noqa: ARG001  # spaCy passes both
    """A commitment finder that keeps findings of confidence ``threshold`` and more."""
    return CommitmentFinder(threshold=threshold)


class CommitmentFinder:
    """Writes ``doc._.commitments`` and ``doc.spans["commitments"]``.

    In the span group each act is a span; ``label_`` is the kind and ``id_`` the number of the commitment.
    """

    def __init__(self, *, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Find the commitments, and keep each act of an actor once."""
        found = list(_commitments(Scene(doc), self.threshold))
        doc._.commitments = without_repeats(found)
        doc.spans["commitments"] = [
            span
            for number, commitment in enumerate(doc._.commitments)
            if (span := _span(doc, commitment, number)) is not None
        ]
        return doc


def _commitments(scene: Scene, threshold: float) -> Iterator[Commitment]:
    covered = 0  # acts before this token are told: what stands inside an act is a part of it
    actors_left = MOST_ACTORS
    for candidate in islice(find_candidates(scene.doc), MOST_CANDIDATES):
        told = candidate.trigger[0] < covered and not candidate.listed
        if told or reason_against(scene, candidate) is not None:
            continue
        action = action_of(scene, candidate)
        if not _is_act(scene, candidate, action):
            continue
        voice = scene.voice(candidate.anchor.i)
        actors = _actors(scene, candidate, voice)
        actors_left -= len(actors)
        if actors_left < 0:
            return
        for commitment in (_commitment(scene, candidate, actor, action, voice) for actor in actors):
            if commitment.confidence >= threshold:
                covered = action[1]
                yield commitment


def _is_act(scene: Scene, candidate: Candidate, action: Range) -> bool:
    """Whether words of an act are left in the trigger's sentence, and a timetable names a day to come."""
    if candidate.trigger[0] < sentence(candidate.head)[0]:
        return False  # a headline ends in "will", the text begins with another verb
    if candidate.family == "schedule" and not is_dated_ahead(scene, candidate, action):
        return False
    return action[0] < action[1]


def _actors(scene: Scene, candidate: Candidate, voice: Voice | None) -> list[Actor]:
    """Those named by the subject who can bind themselves; where it names a thing, whoever stands beside the verb."""
    actors = actors_of(scene, candidate.subject, voice)
    if candidate.family != "modal" and all(actor.type is ActorType.THING for actor in actors):
        promise = candidate.family == "verb" and candidate.weight >= FIRM
        beside = actor_beside(scene, scene.doc[candidate.trigger[0]], promise=promise)
        actors = [beside] if beside is not None else []
    return [actor for actor in actors if actor.name and reason_against_actor(candidate, actor) is None]


def _commitment(scene: Scene, candidate: Candidate, actor: Actor, action: Range, voice: Voice | None) -> Commitment:
    deadline = deadline_of(scene, candidate, action)
    condition = condition_of(candidate, action)
    confidence = confidence_of(
        candidate,
        actor,
        voice,
        dated=deadline is not None,
        length=action[1] - action[0],
        bonus=promised_by_voice(voice),
    )
    return Commitment(
        actor=actor.name,
        actor_span=_stored(scene.doc, actor.words),
        trigger=_stored(scene.doc, candidate.trigger),
        action=_stored(scene.doc, action),
        evidence=_evidence(scene.doc, candidate, actor, action),
        kind=kind_of(candidate, actor, voice),
        polarity=candidate.polarity,
        status=status_in_article(scene, candidate),
        deadline=deadline,
        condition=_stored(scene.doc, condition) if condition is not None else None,
        counterparty=counterparty_of(scene, candidate, actor, action),
        speaker=speaker_of(actor, voice),
        confidence=confidence,
        rule=f"{candidate.family}:{candidate.cue}+{actor.type.value}",
    )


def _evidence(doc: Doc, candidate: Candidate, actor: Actor, action: Range) -> TextSpan:
    """From the first actor of the sentence to the end of the act."""
    first = sentence(candidate.head)[0]
    subject = candidate.subject
    starts = [candidate.trigger[0], actor.words[0], *([subject.left_edge.i] if subject is not None else [])]
    inside = [start for start in starts if first <= start]
    start, end = min(inside), max(action[1], candidate.trigger[1])
    return _stored(doc, (start, end))


def _stored(doc: Doc, words: Range) -> TextSpan:
    start, end = words
    while end - start > 1 and doc[end - 1].is_space:
        end -= 1
    breaks = [i for i in range(start, end - 1) if doc[i].is_space and "\n" in doc[i].text]
    start = breaks[-1] + 1 if breaks else start  # a wrong parse may join a headline to the text
    return text_span(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _span(doc: Doc, commitment: Commitment, number: int) -> Span | None:
    shift: int = 0 if commitment.action.part.value == "title" else doc._.text_start
    return doc.char_span(
        commitment.action.start + shift,
        commitment.action.end + shift,
        label=commitment.kind.value,
        span_id=str(number),
        alignment_mode="expand",
    )
