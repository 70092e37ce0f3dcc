"""What the name recogniser calls an organization, with the faults of its edges mended and its errors left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import (
    FIRST_NAMES,
    LEGAL_SUFFIXES,
    NOT_ORGANIZATION_ENDINGS,
    OF_HEADS,
    PARTY_ADJECTIVES,
    PARTY_PEOPLE,
    SUFFIX_HEADS,
    TITLES,
)
from extractors.entities.evidence import Votes, acts, bare, has_people, is_role, is_source, stands_out
from extractors.entities.gazetteer import Gazetteer, Places
from extractors.entities.names import (
    MAX_NAME,
    Name,
    begins_sentence,
    closes_company,
    is_capital,
    is_line_break,
    trimmed,
)
from extractors.entities.patterns import enumerates
from extractors.entities.role_cues import ROLE_MODIFIERS

TELLING = frozenset(SUFFIX_HEADS) | frozenset(OF_HEADS) | LEGAL_SUFFIXES
_CONNECTORS = frozenset(
    {"of", "for", "and", "the", "in", "on", "at", "de", "du", "del", "la", "&", "-", "'", "’", "/", ".", "+", "!"}
)
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
_DIRECTIONS = frozenset(
    {"Central", "East", "Eastern", "North", "Northern", "South", "Southern", "Upper", "West", "Western"}
)
_NUMBER = re.compile(r"[\d.,]+|[IVXL]+|[A-Z]\.?")
_PARTY_OF = re.compile(r"[RD]-\w+")  # "Jim Jordan (R-Ohio)"


class Recognised:
    """Reads the recogniser's organizations in one Doc."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, places: Places, votes: Votes, headline: list[bool]) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.places = places
        self.votes = votes
        self.headline = headline

    def names(self, others: list[Name]) -> Iterator[Name]:
        """The recogniser's names; ``others`` are names found otherwise, at which "A and B" is split."""
        ends = {name.end for name in others}
        starts = {name.start for name in others}
        whole = {(name.start, name.end) for name in others}
        for entity in self.doc.ents:
            if entity.label_ != "ORG" or any(is_line_break(token) for token in bare(entity)):
                continue
            for piece in self._pieces(entity):
                for part in [piece] if (piece.start, piece.end) in whole else _at_and(piece, starts, ends):
                    edges = self._without_product(self._edges(part))
                    if edges and self._counts(self.doc[edges[0] : edges[1]]):
                        yield Name(*edges, "", "recognised")

    def _without_product(self, edges: tuple[int, int] | None) -> tuple[int, int] | None:
        """None for "Apple CarPlay", a product: a known name begins it and no word of an organization follows."""
        if edges is None or self._is_telling(self.doc[edges[0] : edges[1]]):
            return edges
        start, end = edges
        if self.doc[start:end].text in self.gazetteer.kinds:
            return edges
        product = any(self.doc[start:position].text in self.gazetteer.kinds for position in range(start + 1, end))
        return None if product else edges

    def excludes(self, span: Span) -> bool:
        """Whether it is a product, law, event, place or people, or no name at all."""
        text = span.text
        if text in self.gazetteer.not_names or self.places.country(text) or text in TITLES or text in PARTY_PEOPLE:
            return True
        if not any(map(str.isupper, text)) or text[0] in "@#" or _PARTY_OF.fullmatch(text):
            return True
        words = [token.text for token in span]
        while len(words) > 1 and _NUMBER.fullmatch(words[-1]):
            words.pop()
        before_of = words[words.index("of") - 1] if "of" in words[1:] else ""
        without_place = " ".join(word for word in words if not self.places.country(word) and word not in _DIRECTIONS)
        if _is_place_name(span) or not without_place or without_place in self.gazetteer.not_names:
            return True
        return words[-1] in NOT_ORGANIZATION_ENDINGS or (
            before_of in NOT_ORGANIZATION_ENDINGS and before_of not in OF_HEADS
        )

    def _pieces(self, entity: Span) -> Iterator[Span]:
        """The runs of capitals, joined by small words: "Hofstra University on" and "Rams vs. Colts" are mended.

        A comma that the recogniser takes into a name stays where it leads to "and", as in "Trade, Ports and Fisheries
        Alva", unless a known name tells of a list.
        """
        start = entity.start
        listed = len(entity) > MAX_NAME or any(token.text in self.gazetteer.kinds for token in entity)
        for token in entity:
            if not _joins(token) and not (
                start < token.i and not listed and enumerates(entity[token.i - entity.start :])
            ):
                if start < token.i:
                    yield self.doc[start : token.i]
                start = token.i + 1
            elif closes_company(token) and start <= token.i:
                yield self.doc[start : token.i + 1]
                return  # another sentence, whose first word has its capital from there: "Critics of Foo Corp"
        if start < entity.end:
            yield self.doc[start : entity.end]

    def _edges(self, piece: Span) -> tuple[int, int] | None:
        """Without titles before, roles and peoples behind: "House Minority Leader Lee Park" is the House."""
        cut = next((token.i for token in piece[1:] if self._begins_role(token, piece)), piece.end)
        while cut > piece.start + 1 and self._is_no_end(self.doc[cut - 1]):
            cut -= 1
        start = piece.start
        while start < cut and self._is_no_beginning(self.doc[start], cut):
            start += 1
        return trimmed(self.doc, start, cut)

    def _begins_role(self, token: Token, piece: Span) -> bool:
        """Not the High Commissioner for Refugees, and not what many bodies are named for: "Natural Justice"."""
        after = token.nbor().lower_ if token.i + 1 < len(self.doc) else ""
        if after in ("for", "of") and token.i + 1 < piece.end:
            return False
        if token.text == "Justice":  # a judge is one of a court: "Supreme Court Justice Lee Park"
            return token.nbor(-1).text == "Court"
        return is_role(token) or (token.text in TITLES and token.i + 1 < piece.end and is_capital(token.nbor()))

    def _is_no_beginning(self, token: Token, end: int) -> bool:
        """A title or role, but not in "Doctors for Peace"; nor a small word, nor a bracket."""
        if token.text in TITLES or is_role(token):
            return not (token.i + 1 < end and token.nbor().lower_ in ("for", "of", "without"))
        return token.lower_ in _CONNECTORS and token.is_lower

    def _is_no_end(self, token: Token) -> bool:
        return (
            token.lower_ in ROLE_MODIFIERS
            or token.text in PARTY_PEOPLE
            or token.lower_ in _CONNECTORS
            or token.lower_ in ("majority", "minority")
            or (token.text in PARTY_ADJECTIVES and token.i > 0 and token.nbor(-1).text in ("House", "Senate"))
        )

    def _counts(self, span: Span) -> bool:
        text = span.text
        if self.excludes(span) or self.headline[span.start] or self.votes.label(text) not in ("ORG", ""):
            return False
        spoken = acts(span) or has_people(span) or is_source(span)
        if len(span) > 1:
            doubtful = self._is_person(span) or _is_work(span) or span[-1].text == "AI"
            return (
                self._is_telling(span)
                or (not _has_verb(span) and not doubtful)
                or (spoken and not self._is_person(span))
            )
        if not is_capital(span[0]) or text in self.votes.person_words or text in LEGAL_SUFFIXES:
            return False
        repeated = self.votes.count(text, "ORG") > 1
        if begins_sentence(span[0]) and not repeated:
            return False
        return spoken or (repeated and not text.isupper() and stands_out(span, self.headline))

    def _is_telling(self, span: Span) -> bool:
        return any(token.text in TELLING for token in span)

    def _is_person(self, span: Span) -> bool:
        """Whether it begins with a first name, or one of its words is a name of a person here."""
        first, last = span[0].text, span[-1].text
        if first in FIRST_NAMES and len(span) < 4:
            return True
        return self.votes.label(last) == "PERSON" or not {first, last}.isdisjoint(self.votes.person_words)


def _has_verb(span: Span) -> bool:
    return any(token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" for token in span)


def _is_work(span: Span) -> bool:
    """Whether it stands in quotation marks as titles do, or before a colon as a transcript's speakers do."""
    doc = span.doc
    before = doc[span.start - 1].text if span.start else ""
    after = doc[span.end].text if span.end < len(doc) else ""
    return (before in _QUOTES and after in _QUOTES) or (after == ":" and span.text.isupper())


def _is_place_name(span: Span) -> bool:
    """ "South Harbor-based", "St. Ann and Hill counties"."""
    after = [token.lower_ for token in span.doc[span.end : span.end + 2]]
    return after == ["-", "based"] or after[:1] in (["county"], ["counties"], ["-based"])


def _joins(token: Token) -> bool:
    text: str = token.text
    if text in ("'s", "’s", "vs.", "vs") or token.is_space:
        return False
    return text in _CONNECTORS or is_capital(token)


def _at_and(piece: Span, starts: set[int], ends: set[int]) -> Iterator[Span]:
    """The piece split at each "and" next to a name that was found otherwise."""
    start = piece.start
    for token in piece:
        after = token.i + 2 if token.i + 1 < piece.end and token.nbor().lower_ == "the" else token.i + 1
        if token.lower_ == "and" and (token.i in ends or after in starts):
            yield piece.doc[start : token.i]
            start = token.i + 1
    if start < piece.end:
        yield piece.doc[start : piece.end]
