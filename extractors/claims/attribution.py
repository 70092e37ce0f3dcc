"""Who said what in a Doc: cues in the parse, phrases such as "according to", and quotations that carry on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.claims.frames import verb_cues
from extractors.claims.holders import is_held
from extractors.claims.judging import ClaimJudge
from extractors.claims.open_frames import OPEN_RULES
from extractors.claims.phrases import CARRIER_RULES, phrase_cues
from extractors.claims.reading import Range, Reading, Reported, merged, trimmed, without


def find_reported(reading: Reading, judge: ClaimJudge | None = None) -> list[Reported]:
    """All attributions in text order; those inside the content of another are marked ``nested``.

    Without a judge those that the rules hold.
    """
    candidates = [
        (reported, held)
        for reported, held in propose(reading)
        if (judge.is_claim(reading, reported, held=held) if judge else held)
    ]
    found = _carried(reading, [reported for reported, _ in candidates])
    found.sort(key=_place)
    _mark_nested(len(reading.doc), found)
    found += _continued(reading, found)
    _mark_nested(len(reading.doc), found)
    found.sort(key=_place)
    return [reported for reported in found if _keep_words(reading, reported)]


def propose(reading: Reading) -> Iterator[tuple[Reported, bool]]:
    """Every candidate, and whether the rules hold it for an attribution; of two on one word the phrase counts."""
    taken: set[int] = set()
    for phrase in phrase_cues(reading):
        known = phrase.rule not in OPEN_RULES
        if known:
            taken.add(phrase.verb)
        yield phrase, known
    for verb in verb_cues(reading):
        if verb.verb not in taken:
            yield verb, verb.rule not in OPEN_RULES and is_held(reading, verb)


def _keep_words(reading: Reading, reported: Reported) -> bool:
    """Leave out the pieces that are blank, as odd spacing makes them; returns whether any content remains."""
    reported.content = [piece for piece in reported.content if reading.has_words(piece)]
    reported.source = [piece for piece in reported.source if reading.has_words(piece)]
    return bool(reported.content)


def _carried(reading: Reading, found: list[Reported]) -> list[Reported]:
    """Order the two: "per Acme" at an edge of the sentence carries all that stands in it, elsewhere only its clause."""
    by_sentence: dict[int, list[Reported]] = {}
    for reported in found:
        if reported.rule not in CARRIER_RULES:
            by_sentence.setdefault(reading.sentence[reported.verb][0], []).append(reported)
    for phrase in found:
        if phrase.rule not in CARRIER_RULES or not phrase.cue:
            continue
        words = min(phrase.cue[0], phrase.source[0][0]), max(phrase.cue[1], phrase.source[0][1])
        inside = by_sentence.get(reading.sentence[phrase.verb][0], [])
        if _at_edge(reading, words):
            for reported in inside:
                reported.content = _cut(reading, reported.content, words)
                reported.source = _cut(reading, reported.source, words)
        else:
            holders = [piece for reported in inside for piece in reported.content if piece[0] <= words[0] < piece[1]]
            if holders:
                narrow = min(holders, key=lambda piece: piece[1] - piece[0])
                phrase.content = _cut(reading, [narrow], words)
    return [reported for reported in found if reported.content]


def _at_edge(reading: Reading, words: Range) -> bool:
    first, last = reading.sentence[words[0]]
    behind = reading.doc[words[1] : last]
    return words[0] == first or all(token.is_punct for token in behind)


def _cut(reading: Reading, ranges: list[Range], words: Range) -> list[Range]:
    pieces = (trimmed(reading.doc, piece) for piece in without(ranges, [words]))
    return [piece for piece in pieces if piece[0] < piece[1]]


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
    speaker of the paragraph before. It carries on the content of the attribution before it where that is in the same
    paragraph or quotes as well; else it is a claim of its own.
    """
    taken = _taken(reading, found)
    speakers = _speakers_by_paragraph(reading, found)
    added: list[Reported] = []
    for number, (start, end) in enumerate(reading.quotes):
        if not reading.speech[number] or taken[number] or not _stands_alone(reading, number):
            continue
        origin = _around(reading, speakers, start)
        if origin is None:
            continue
        here = reading.paragraph[start]
        before = origin.content[0][0] < start
        if before and (reading.paragraph[origin.content[0][0]] == here or _quotes(reading, origin)):
            origin.content = merged([*origin.content, (start, end)])
        else:
            origin = Reported(verb=-1, cue=None, source=list(origin.source), content=[(start, end)], rule="continued")
            added.append(origin)
        if not speakers.get(here):
            speakers[here] = [origin]
    return added


def _quotes(reading: Reading, reported: Reported) -> bool:
    return any(reading.is_quoted(start) for start, _ in reported.content)


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
        quoted = reported.verb >= 0 and reading.is_quoted(reported.verb)
        if not reported.nested and not quoted and reported.source and reported.rule in _SPEAKING:
            speakers.setdefault(reading.paragraph[reported.source[0][0]], []).append(reported)
    return speakers


_SPEAKING = frozenset({"speech_clause", "quoted", "colon", "according_to", "loose_that"})


def _around(reading: Reading, speakers: dict[int, list[Reported]], start: int) -> Reported | None:
    """Who speaks before the token in its paragraph, else after it, else in one of the two paragraphs before."""
    paragraph = reading.paragraph[start]
    here = speakers.get(paragraph, [])
    before = [reported for reported in here if reported.source[0][0] < start]
    if before:
        quoting = [reported for reported in before if _quotes(reading, reported)]
        return (quoting or before)[-1]
    if here:
        return here[0]
    return next((speakers[back][-1] for back in (paragraph - 1, paragraph - 2) if speakers.get(back)), None)


def _stands_alone(reading: Reading, number: int) -> bool:
    """Whether the quotation makes up most of its sentences, so that nobody else reports it in passing."""
    start, end = reading.quotes[number]
    opened = reading.sentence[min(start + 1, end - 1)]  # a parser may leave the opening mark in the sentence before
    first = min(start, opened[0]) if reading.sentence[start] == opened else start
    last = reading.sentence[max(end - 2, start)][1]
    return 4 * (end - start) >= 3 * (last - first)
