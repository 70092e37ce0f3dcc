"""Countries, regions and capitals that stand for their government, which they do only where they act or speak."""

from __future__ import annotations

import calendar
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import (
    ADDRESSING,
    FIRST_NAMES,
    GOVERNMENT_ACTS,
    NATIONS_WITH_FEDERAL_GOVERNMENT,
    NOT_GOVERNING,
    TITLES,
)
from extractors.entities.evidence import SUBJECTS, Votes, acts, linked_heads, owns, verb_forms
from extractors.entities.gazetteer import Places
from extractors.entities.names import Name, begins_sentence, is_capital

LONGEST_PLACE = 5  # tokens: "Democratic Republic of the Congo"
_CALENDAR = frozenset(calendar.day_name) | frozenset(calendar.month_name)


def governments(doc: Doc, places: Places, votes: Votes, headline: list[bool], taken: Container[int]) -> Iterator[Name]:
    """The places that act as a government; ``taken`` are the tokens of other names."""
    mentions = [span for span in _places(doc, places) if span.start not in taken and not _in_longer_name(span, votes)]
    governing = {span.text for span in mentions if _governs(span, places, headline)}
    for span in mentions:
        if _governs(span, places, headline) or (span.text in governing and span.text in places.states and owns(span)):
            yield Name(span.start, span.end, "government", "government_acts")


def federal_governments(doc: Doc, found: list[Name]) -> Iterator[Name]:
    """ "the federal government", where another name makes it one body: "the US government"."""
    if not any(_is_national(name.span(doc)) for name in found):
        return
    for token in doc[:-1]:
        if token.lower_ == "federal" and token.nbor().lower_ == "government":
            yield Name(token.i, token.i + 2, "government", "federal_government")


def _places(doc: Doc, places: Places) -> Iterator[Span]:
    position = 0
    while position < len(doc):
        if not is_capital(doc[position]):
            position += 1
            continue
        for length in range(min(LONGEST_PLACE, len(doc) - position), 0, -1):
            span = doc[position : position + length]
            if span.text in places.states or span.text in places.capitals:
                yield span
                position += length - 1
                break
        position += 1


def _in_longer_name(span: Span, votes: Votes) -> bool:
    """ "Jim Jordan", "Vision Chad", "China Daily", "R-Ohio": a part of another name."""
    if span.text in votes.person_words:
        return True
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and is_capital(after) and after.pos_ == "PROPN" and after.text not in _CALENDAR:
        return True
    if before is None or begins_sentence(span[0]):
        return False
    if before.text in FIRST_NAMES or before.text in TITLES or before.text == "-":
        return True
    return (
        is_capital(before) and before.pos_ == "PROPN" and before.text not in _CALENDAR and not begins_sentence(before)
    )


def _governs(span: Span, places: Places, headline: list[bool]) -> bool:
    if acts(span):
        return not (headline[span.start] and span.text in places.capitals)
    if span.text not in places.states:
        return False
    return any(_is_deed(token) for token in linked_heads(span)) or _owns_act(span)


def _is_deed(token: Token) -> bool:
    """Whether it is what does something, or what someone accuses, urges or asks."""
    verb = token.head
    if verb.pos_ != "VERB":
        return False
    if token.dep_ in SUBJECTS or token.dep_ == "obl:agent":
        return not verb_forms(verb) & NOT_GOVERNING
    return token.dep_ == "obj" and bool(verb_forms(verb) & ADDRESSING)


def _owns_act(span: Span) -> bool:
    """ "Norway's refusal": a decision or position of its own."""
    return owns(span) and any(token.lower_ in GOVERNMENT_ACTS for token in span.doc[span.end + 1 : span.end + 4])


def _is_national(span: Span) -> bool:
    return len(span) > 1 and span[-1].lower_ == "government" and span[-2].text in NATIONS_WITH_FEDERAL_GOVERNMENT
