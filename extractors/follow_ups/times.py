"""When it happened, and what day it is due now: the time words around a verb that tells what became of an act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from spacy.tokens import Token

from extractors.commitments.cues import DEADLINE_PREPOSITIONS
from extractors.commitments.scene import Scene
from extractors.commitments.tree import Range, sentence
from extractors.document import text_span
from models import Deadline, Interval, Relation, TemporalExpression, TimexType

_TOWARDS = frozenset({"by", "into", "till", "to", "until"})
_OTHER_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})
_STEPS = 60  # up the tree from a date
_BOUNDING = frozenset({"by", "before", "from", "since", "until"})  # "missed its deadline of opening by June"


def happened(scene: Scene, verb: Token) -> Deadline | None:
    """The first time words on the verb that lie in the past; None: there are none."""
    published = scene.doc._.published
    for place, time in _dates(scene, verb):
        last = time.interval.end
        past = last is not None and (published is None or last <= published.date())
        if past and time.interval.start is not None and _before(scene, place) not in _BOUNDING:
            return _bound(scene, place, time, time.interval)
    return None


def new_deadline(scene: Scene, verb: Token) -> Deadline | None:
    """The day to which something was moved: the first words behind "to" or "until", else the first time to come."""
    published = scene.doc._.published
    found = []
    for place, time in _dates(scene, verb):
        end = _end_ahead(time, published, towards=_before(scene, place) in _TOWARDS)
        if end is not None:
            found.append((_before(scene, place) not in _TOWARDS, place, time, end))
    for _, place, time, end in sorted(found, key=lambda item: item[:2]):
        return _bound(scene, place, time, Interval(start=None, end=end))
    return None


def _end_ahead(expression: TemporalExpression, published: datetime | None, *, towards: bool) -> date | None:
    """Its last day, if that is to come. "Moved to May" in the past tense names a May that is still to come."""
    end = expression.bound.end if expression.relation is Relation.BETWEEN else expression.interval.end
    if end is None or published is None or end > published.date():
        return end
    names_year = any(len(word) == 4 and word.isdigit() for word in expression.span.text.split())
    later = end + relativedelta(years=1)
    return later if towards and not names_year and later > published.date() else None


def _dates(scene: Scene, verb: Token) -> Iterator[tuple[Range, TemporalExpression]]:
    first, last = sentence(verb)
    for place, time in scene.dates:
        inside = first <= place[0] < last and time.type in (TimexType.DATE, TimexType.TIME)
        if inside and _is_of_clause(scene.doc[place[1] - 1], verb):
            yield place, time


def _is_of_clause(token: Token, verb: Token) -> bool:
    """Whether it hangs on the verb, and on no other clause below it: "withdrew a plan it *announced in May*"."""
    for _ in range(_STEPS):
        if token.i == verb.i:
            return True
        if token.head.i == token.i or token.dep_ in _OTHER_CLAUSES:
            return False
        token = token.head
    return False


def _before(scene: Scene, place: Range) -> str:
    """The preposition before the words, over an article and the like."""
    position = place[0] - 1
    while position > 0 and scene.doc[position].pos_ == "DET":
        position -= 1
    return scene.doc[position].lower_ if position >= 0 else ""


def _bound(scene: Scene, place: Range, time: TemporalExpression, interval: Interval) -> Deadline:
    doc, start = scene.doc, place[0]
    if start > 0 and doc[start - 1].lower_ in DEADLINE_PREPOSITIONS:
        start -= 1
    span = text_span(doc, doc[start].idx, doc[place[1] - 1].idx + len(doc[place[1] - 1]))
    return Deadline(span=span, relation=time.relation, interval=interval, vague=time.vague)
