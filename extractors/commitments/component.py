"""The component that finds commitments: who is to do what, by when, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.commitments.action import action_of
from extractors.commitments.actors import Actor
from extractors.commitments.binding import actors_for, bound
from extractors.commitments.candidates import Candidate
from extractors.commitments.duplicates import without_repeats
from extractors.commitments.fields import (
    condition_of,
    counterparty_of,
    deadline_of,
    is_dated_ahead,
    kind_of,
    speaker_of,
    status_in_article,
)
from extractors.commitments.filters import is_excluded, reasons_against
from extractors.commitments.judging import CommitmentJudge
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.tree import Range, sentence
from extractors.commitments.triggers import find_candidates
from extractors.document import text_span
from models import Commitment, TextSpan

MOST_CANDIDATES = 2000  # of one text; the longest pieces of journalism have a few hundred
MOST_ACTORS = 5000  # of all its acts together: what a list of names may cost


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate, what it says, and how sure it is; acts listed under one trigger are as sure as the surest."""

    candidate: Candidate
    action: Range
    actors: list[Actor]
    voice: Voice | None
    confidence: float


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
    default_config={"threshold": None},
)
def make_commitment_finder(nlp: Language, name: str, threshold: float | None) -> CommitmentFinder:  # noqa: ARG001  # spaCy passes both
    """A commitment finder that keeps findings of confidence ``threshold`` and more; None: as the training chose."""
    return CommitmentFinder(threshold=threshold)


class CommitmentFinder:
    """Writes ``doc._.commitments`` and ``doc.spans["commitments"]``.

    In the span group each act is a span; ``label_`` is the kind and ``id_`` the number of the commitment.
    """

    def __init__(self, *, threshold: float | None = None) -> None:
        self.threshold = threshold
        self.judge = CommitmentJudge()

    def __call__(self, doc: Doc) -> Doc:
        """Find the commitments, and keep each act of an actor once."""
        found = list(self._commitments(Scene(doc)))
        doc._.commitments = without_repeats(found)
        doc.spans["commitments"] = [
            span
            for number, commitment in enumerate(doc._.commitments)
            if (span := _span(doc, commitment, number)) is not None
        ]
        return doc

    def _commitments(self, scene: Scene) -> Iterator[Commitment]:
        covered = 0  # acts before this token are told: what stands inside an act is a part of it
        actors_left = MOST_ACTORS
        candidates = islice(find_candidates(scene.doc), MOST_CANDIDATES)
        for _, acts in groupby(candidates, key=lambda candidate: candidate.anchor.i):
            told = [judged for act in acts if (judged := self._judged(scene, act, covered)) is not None]
            surest = max((judged.confidence for judged in told), default=0.0)
            if surest < self._least(scene.doc):
                continue
            for judged in told:
                for actor in bound(scene, judged.candidate, judged.actors, judged.voice):
                    actors_left -= 1
                    if actors_left < 0:
                        return
                    covered = judged.action[1]
                    yield _commitment(scene, judged, actor, surest)

    def _judged(self, scene: Scene, candidate: Candidate, covered: int) -> _Judged | None:
        """The candidate with its confidence; None: it is part of an act that is told, or a rule excludes it."""
        if candidate.trigger[0] < covered and not candidate.listed:
            return None
        if is_excluded(reasons_against(scene, candidate)):
            return None
        action = action_of(scene, candidate)
        if not _is_act(scene, candidate, action):
            return None
        voice = scene.voice(candidate.anchor.i)
        actors = actors_for(scene, candidate, voice)
        confidence = self.judge.confidence(scene, candidate, action, actors, voice)
        return _Judged(candidate, action, actors, voice, confidence)

    def _least(self, doc: Doc) -> float:
        return self.threshold if self.threshold is not None else self.judge.threshold(doc)


def _is_act(scene: Scene, candidate: Candidate, action: Range) -> bool:
    """Whether words of an act are left in the trigger's sentence, and a timetable names a day to come."""
    if candidate.trigger[0] < sentence(candidate.head)[0]:
        return False  # a headline ends in "will", the text begins with another verb
    if candidate.family == "schedule" and not is_dated_ahead(scene, candidate, action):
        return False
    return action[0] < action[1]


def _commitment(scene: Scene, judged: _Judged, actor: Actor, confidence: float) -> Commitment:
    candidate, action, voice = judged.candidate, judged.action, judged.voice
    deadline = deadline_of(scene, candidate, action)
    condition = condition_of(candidate, action)
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
