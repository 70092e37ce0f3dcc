"""Who said what in a Doc: cues in the parse, phrases such as "according to", and quotations that carry on."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.claims.frames import verb_cues
from extractors.claims.phrases import phrase_cues
from extractors.claims.reading import Reading, Reported, merged


def find_reported(reading: Reading) -> list[Reported]:
    """All attributions in text order; those inside the content of another are marked ``nested``."""
    found = sorted([*verb_cues(reading), *phrase_cues(reading)], key=_place)
    _mark_nested(len(reading.doc), found)
    found += _continued(reading, found)
    _mark_nested(len(reading.doc), found)
    found.sort(key=_place)
    return found


def _place(reported: Reported) -> tuple[int, int]:
    return reported.cue[0] if reported.cue else reported.content[0][0], reported.verb


def _mark_nested(length: int, found: list[Reported]) -> None:
    """A cue inside the content of another attribution is nested."""
    inside = [0] * (length + 1)
    for reported in found:
        for start, end in reported.content:
            inside[start] += 1
            inside[end] -= 1
    depth = 0
    for position in range(length):
        depth += inside[position]
        inside[position] = depth
    for reported in found:
        anchor = reported.cue[0] if reported.cue else reported.content[0][0]
        reported.nested = inside[anchor] > 0


def _continued(reading: Reading, found: list[Reported]) -> list[Reported]:
    """Give every quotation without a cue to whoever speaks around it.

    In the order of the sources' habits: the attribution before it in its paragraph, the one after it, then the last
    speaker of the paragraph before. A quotation that makes up its sentence carries on the attribution's own content.
    """
    taken = _taken(reading, found)
    speakers = _speakers_by_paragraph(reading, found)
    added: list[Reported] = []
    for number, (start, end) in enumerate(reading.quotes):
        if not reading.speech[number] or taken[number] or not _stands_alone(reading, number):
            continue
        before, after = _around(reading, speakers, start)
        origin = before or after
        if origin is None:
            continue
        if before is not None and reading.paragraph[before.content[0][0]] == reading.paragraph[start]:
            before.content = merged([*before.content, (start, end)])
        else:
            added.append(
                Reported(verb=-1, cue=None, source=list(origin.source), content=[(start, end)], rule="continued")
            )
    return added


def _taken(reading: Reading, found: Iterable[Reported]) -> list[bool]:
    """For each quotation whether a cue outside of it has it in its content."""
    taken = [False] * len(reading.quotes)
    for reported in found:
        own = reading.quote_at[reported.verb]
        for start, end in reported.content:
            for number in {reading.quote_at[position] for position in range(start, end)} - {-1, own}:
                taken[number] = True
    return taken


def _speakers_by_paragraph(reading: Reading, found: Iterable[Reported]) -> dict[int, list[Reported]]:
    speakers: dict[int, list[Reported]] = {}
    for reported in found:
        if not reported.nested and reported.source and reported.rule in _SPEAKING:
            speakers.setdefault(reading.paragraph[reported.source[0][0]], []).append(reported)
    return speakers


_SPEAKING = frozenset({"speech_clause", "quoted", "colon", "according_to"})


def _around(
    reading: Reading, speakers: dict[int, list[Reported]], start: int
) -> tuple[Reported | None, Reported | None]:
    paragraph = reading.paragraph[start]
    here = speakers.get(paragraph, [])
    before = [reported for reported in here if reported.source[0][0] < start]
    if before:
        return before[-1], None
    if here:
        return None, here[0]
    for earlier in (paragraph - 1, paragraph - 2):
        if speakers.get(earlier):
            return speakers[earlier][-1], None
    return None, None


def _stands_alone(reading: Reading, number: int) -> bool:
    """Whether the quotation makes up most of its sentences, so that nobody else reports it in passing."""
    start, end = reading.quotes[number]
    first = reading.sentence[start][0]
    last = reading.sentence[end - 1][1]
    return 4 * (end - start) >= 3 * (last - first)
