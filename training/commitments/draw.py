"""Candidates to label: drawn by chance, so that rare words are not lost beside "will", or those of which it is unsure.

The second way is uncertainty sampling (Lewis and Gale, SIGIR 1994): a label teaches most where the classifier of
today could be wrong.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from spacy.tokens import Doc, Token

from extractors.commitments.action import action_of
from extractors.commitments.binding import actors_for
from extractors.commitments.candidates import Candidate
from extractors.commitments.filters import is_excluded, reasons_against
from extractors.commitments.judging import CommitmentJudge
from extractors.commitments.scene import Scene
from extractors.commitments.tree import sentence
from extractors.commitments.triggers import find_candidates
from training.commitments.texts import CorpusText

SEED = 11
FEWER = {"verb:want": 0.35, "schedule:other": 0.6}  # rules that are nearly always wrong: a smaller share suffices
UNSURE = (0.06, 0.95)  # probabilities between which a label is worth its reader's time
CONTEXT = 300  # characters of what stands before the sentence
_COLUMNS = ("id", "document", "trigger_start", "trigger_end", "anchor", "head", "rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A candidate in a text of a corpus, with what its labeller sees."""

    document: str
    trigger: tuple[int, int]  #: characters, half-open
    anchor: int  #: where the trigger's chief word begins
    head: int  #: where the act's chief word begins
    rule: str
    rejected: bool  #: by a rule of ``filters``
    confidence: float  #: of the classifier of today; 0 where a rule excludes the candidate
    shown: dict[str, str]


def places(texts: Iterable[CorpusText], docs: Iterable[Doc]) -> Iterator[Place]:
    """Every candidate of the texts."""
    judge = CommitmentJudge()
    for text, doc in zip(texts, docs, strict=True):
        scene = Scene(doc)
        for candidate in find_candidates(doc):
            if sentence(candidate.head)[0] <= candidate.trigger[0]:
                yield _place(scene, candidate, text.id, judge)


def _place(scene: Scene, candidate: Candidate, document: str, judge: CommitmentJudge) -> Place:
    doc = scene.doc
    action, voice = action_of(scene, candidate), scene.voice(candidate.anchor.i)
    actors, reasons = actors_for(scene, candidate, voice), reasons_against(scene, candidate)
    confidence = 0.0 if is_excluded(reasons) else judge.confidence(scene, candidate, action, actors, voice)
    start, end = doc[candidate.trigger[0]].idx, _end(doc[candidate.trigger[1] - 1])
    first, last = sentence(candidate.anchor)
    before, after = doc[first].idx, _end(doc[last - 1])
    text = doc.text
    return Place(
        document=document,
        trigger=(start, end),
        anchor=candidate.anchor.idx,
        head=candidate.head.idx,
        rule=f"{candidate.family}:{candidate.cue}",
        rejected=bool(reasons),
        confidence=confidence,
        shown={
            "context": " ".join(text[max(0, before - CONTEXT) : before].split()),
            "sentence": " ".join(f"{text[before:start]}[[{text[start:end]}]]{text[end:after]}".split()),
            "actor": " / ".join(actor.name for actor in actors) or "?",
            "action": " ".join(doc[action[0] : action[1]].text.split())
            if action[1] > action[0]
            else candidate.head.text,
        },
    )


def _end(token: Token) -> int:
    return token.idx + len(token)


def draw(found: Iterable[Place], size: int) -> list[Place]:
    """A sample in an order of chance; of each rule as many as the square root of how often it stands."""
    groups: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for place in {(place.document, place.anchor, place.head): place for place in found}.values():
        groups[place.rule, place.rejected].append(place)
    rng = Random(SEED)
    for key in sorted(groups):
        rng.shuffle(groups[key])
    low, high = 0.0, 1e4
    for _ in range(60):
        middle = (low + high) / 2
        total = sum(_share(len(group), middle, *key) for key, group in groups.items())
        low, high = (middle, high) if total < size else (low, middle)
    chosen = [place for key in sorted(groups) for place in groups[key][: _share(len(groups[key]), low, *key)]]
    rng.shuffle(chosen)
    return chosen


def unsure(found: Iterable[Place]) -> list[Place]:
    """The places where the classifier may well be wrong, in the order of the texts."""
    low, high = UNSURE
    return [place for place in found if low <= place.confidence <= high]


def _share(count: int, factor: float, rule: str, rejected: bool) -> int:
    wanted = factor * count**0.5 * (0.4 if rejected else 1.0)
    return min(count, round(wanted * FEWER.get(rule, 1.0)))


def write_drawn(drawn: list[Place], table: Path, shown: Path) -> None:
    """Write the places to ``table`` (tab-separated, no text) and what a labeller reads to ``shown`` (JSON lines)."""
    rows = ["\t".join(_COLUMNS)]
    rows += [
        "\t".join(map(str, (number, place.document, *place.trigger, place.anchor, place.head, place.rule)))
        for number, place in enumerate(drawn, 1)
    ]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = (json.dumps({"id": number, **place.shown}, ensure_ascii=False) for number, place in enumerate(drawn, 1))
    shown.write_text("\n".join(lines) + "\n", encoding="utf-8")
