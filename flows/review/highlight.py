"""A text cut into pieces at the edges of facts, so that facts may overlap in any way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from models import Claim, Commitment, Fact, Organization, Person, Spokesperson, TemporalExpression, TextPart, TextSpan

_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_MARKS = 4000  # of one article, beyond which the page would be slow and unreadable


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to a fact."""

    start: int
    end: int
    kind: str
    name: str  #: of the fact's card on the page


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with the same marks throughout."""

    text: str
    kinds: tuple[str, ...]  #: in a fixed order; empty: plain text
    names: tuple[str, ...]  #: facts it belongs to, the shortest first: that is the one a click means
    begins: tuple[str, ...]  #: facts whose first words these are


def marked_spans(fact: Fact) -> tuple[TextSpan, ...]:
    """The words to highlight for a fact."""
    match fact:
        case Organization() | Person():
            return fact.mentions
        case Spokesperson():
            return (fact.role or fact.evidence,)
        case TemporalExpression():
            return (fact.span,)
        case Claim():
            return fact.content
        case Commitment():
            deadline = (fact.deadline.span,) if fact.deadline else ()
            return (fact.trigger, fact.action, *deadline)


def marks_of(facts: Iterable[tuple[str, str, Fact]], source: str, part: TextPart) -> list[Mark]:
    """The marks of facts, given as name, kind and fact, that stand in one part of a version.

    A fact that was read in another revision is marked where its words stand now, and not at all where they do not.
    """
    marks: list[Mark] = []
    for name, kind, fact in facts:
        for span in marked_spans(fact):
            if span.part is part and (start := _place_of(span, source)) is not None:
                marks.append(Mark(start, start + len(span.text), kind, name))
    return marks[:_MOST_MARKS]


def _place_of(span: TextSpan, source: str) -> int | None:
    """Where the span's words stand, as near as possible to where it says; None: nowhere."""
    if source[span.start : span.end] == span.text:
        return span.start
    before, after = source.rfind(span.text, 0, span.end), source.find(span.text, span.start)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - span.start)) if places else None


def paragraphs(source: str, marks: Iterable[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The text's paragraphs, each as its pieces."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    waiting = 0
    open_marks: list[Mark] = []
    for paragraph in _PARAGRAPH.finditer(source):
        start, end = paragraph.span()
        while waiting < len(ordered) and ordered[waiting].start < end:
            open_marks.append(ordered[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        yield tuple(_pieces(source, start, end, open_marks))


def _pieces(source: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    edges = {start, end}
    for mark in marks:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    active: list[Mark] = []
    waiting = 0
    for left, right in pairwise(cuts):
        while waiting < len(marks) and max(marks[waiting].start, start) <= left:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > left]
        by_length = sorted(active, key=lambda mark: (mark.end - mark.start, mark.name))
        yield Piece(
            text=source[left:right],
            kinds=tuple(sorted({mark.kind for mark in active})),
            names=tuple(dict.fromkeys(mark.name for mark in by_length)),
            begins=tuple(dict.fromkeys(mark.name for mark in active if mark.start == left)),
        )
