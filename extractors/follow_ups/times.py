"""When it happened, and what day it is due now: the time words around a verb that tells what became of an act."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.commitments.cues import DEADLINE_PREPOSITIONS
from extractors.commitments.scene import Scene
from extractors.commitments.tree import Range, is_under, sentence
from extractors.document import text_span
from models import Deadline, Interval, TemporalExpression, TimexType

_TOWARDS = frozenset({"by", "into", "till", "to", "until"})
_BOUNDING = frozenset({"by", "before", "from", "since", "until"})  # "missed its deadline of opening by June"


def happened(scene: Scene, verb: Token) -> Deadline | None:
    """The first time words on the verb that lie in the past; None: there are none."""
    published = scene.doc._.published
    for place, date in _dates(scene, verb):
        last = date.interval.end
        past = last is not None and (published is None or last <= published.date())
        if past and date.interval.start is not None and _before(scene, place) not in _BOUNDING:
            return _bound(scene, place, date, date.interval)
    return None


def new_deadline(scene: Scene, verb: Token) -> Deadline | None:
    """The day to which something was moved: the first words behind "to" or "until", else the first time to come."""
    published = scene.doc._.published
    dates = list(_dates(scene, verb))
    ahead = [
        item
        for item in dates
        if item[1].interval.end is not None and (published is None or item[1].interval.end > published.date())
    ]
    towards = [item for item in ahead if _before(scene, item[0]) in _TOWARDS]
    for place, date in [*towards, *ahead]:
        return _bound(scene, place, date, Interval(start=None, end=date.interval.end))
    return None


def _dates(scene: Scene, verb: Token) -> Iterator[tuple[Range, TemporalExpression]]:
    first, last = sentence(verb)
    for place, date in scene.dates:
        inside = first <= place[0] < last and date.type in (TimexType.DATE, TimexType.TIME)
        if inside and is_under(scene.doc[place[1] - 1], verb):
            yield place, date


def _before(scene: Scene, place: Range) -> str:
    """The preposition before the words, over an article and the like."""
    position = place[0] - 1
    while position > 0 and scene.doc[position].pos_ == "DET":
        position -= 1
    return scene.doc[position].lower_ if position >= 0 else ""


def _bound(scene: Scene, place: Range, date: TemporalExpression, interval: Interval) -> Deadline:
    doc, start = scene.doc, place[0]
    if start > 0 and doc[start - 1].lower_ in DEADLINE_PREPOSITIONS:
        start -= 1
    span = text_span(doc, doc[start].idx, doc[place[1] - 1].idx + len(doc[place[1] - 1]))
    return Deadline(span=span, relation=date.relation, interval=interval, vague=date.vague)
