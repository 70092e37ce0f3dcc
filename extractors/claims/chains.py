"""The way a claim took: from its origin over those who were told, cited or quoted to the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.claims.cues import CARRIER_PARTICIPLES
from extractors.claims.phrases import CARRIER_RULES
from extractors.claims.reading import Range, Reported, children

_ADDRESSEE = frozenset({"iobj", "obj"})
_LISTENERS = 3  # tokens between "told" and the listener's name: "told the Times", "told NBC News"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step, as ranges of tokens: who passed it on, by which words."""

    source: Range
    relation: str
    cue: Range | None


def own_hops(doc: Doc, reported: Reported, outlets: dict[int, Range]) -> list[Hop]:
    """The steps that the attribution itself names: its source, who carried the source, which outlet was told.

    ``outlets`` maps each token of an outlet's name to the whole name.
    """
    hops: list[Hop] = []
    for source in reported.source[:1]:
        carriers = list(_carriers(doc, source))
        end = min((hop.cue[0] for hop in carriers if hop.cue), default=source[1])
        if end > source[0]:
            hops.append(Hop((source[0], end), _relation(doc, reported), reported.cue))
        hops += carriers
    listener = _told(doc, reported, outlets)
    if listener is not None:
        hops.append(Hop(listener, "reported", None))
    return hops


def enclosing(found: list[Reported]) -> dict[int, list[int]]:
    """For each nested attribution the numbers of those it stands in, innermost first."""
    around: dict[int, list[int]] = {}
    opened: list[tuple[int, int]] = []  # (end of content, number) of content that may hold what follows
    starts = sorted(
        (piece[0], -piece[1], number) for number, reported in enumerate(found) for piece in reported.content
    )
    anchors = sorted((_anchor(reported), number) for number, reported in enumerate(found) if reported.nested)
    position = 0
    for anchor, number in anchors:
        while position < len(starts) and starts[position][0] <= anchor:
            opened.append((-starts[position][1], starts[position][2]))
            position += 1
        opened = [item for item in opened if item[0] > anchor]
        holders = sorted((item for item in opened if item[1] != number), key=lambda item: _size(found[item[1]]))
        around[number] = list(dict.fromkeys(holder for _, holder in holders))[:_DEEPEST]
    return around


_DEEPEST = 4  # hops; more are a misreading


def _anchor(reported: Reported) -> int:
    return reported.cue[0] if reported.cue else reported.content[0][0]


def _size(reported: Reported) -> int:
    return sum(end - start for start, end in reported.content)


def _relation(doc: Doc, reported: Reported) -> str:
    if reported.rule in CARRIER_RULES and reported.cue:
        return doc[slice(*reported.cue)].text.lower()
    return doc[reported.verb].lower_ if reported.verb >= 0 else "said"


def _carriers(doc: Doc, source: Range) -> Iterator[Hop]:
    """ "a Harbor Times report cited by Dockside Daily", "documents seen by Reuters"."""
    start, end = source
    for position in range(start + 1, end - 2):
        if doc[position].lower_ in CARRIER_PARTICIPLES and doc[position + 1].lower_ == "by":
            stop = next((i for i in range(position + 2, end) if doc[i].text == ","), end)
            yield Hop((position + 2, stop), f"{doc[position].lower_} by", (position, position + 2))


def _told(doc: Doc, reported: Reported, outlets: dict[int, Range]) -> Range | None:
    """The outlet that was told."""
    if reported.verb < 0:
        return None
    verb = doc[reported.verb]
    if verb.lower_ not in ("told", "tells", "telling", "tell"):
        return None
    for listener in [*children(verb, _ADDRESSEE), *_next(doc, verb)]:
        if listener.i in outlets and listener.i > verb.i:
            return outlets[listener.i]
    return None


def _next(doc: Doc, verb: Token) -> Iterator[Token]:
    for position in range(verb.i + 1, min(len(doc), verb.i + 1 + _LISTENERS)):
        if doc[position].pos_ not in ("DET", "PROPN", "ADJ"):
            return
        yield doc[position]
