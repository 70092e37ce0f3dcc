"""Names recognised by their own words: "Ministry of X", "X Holdings", "Tulsa police", "Agency for X (AFX)"."""

from __future__ import annotations

import calendar
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import (
    ACTING_LOWER_HEADS,
    COURT_MODIFIERS,
    HOLDERS_OFFICES,
    IRREGULAR_PLURALS,
    JOINING_HEADS,
    JOINING_SUFFIXES,
    LEGAL_SUFFIXES,
    LOWER_HEADS,
    LOWER_MODIFIERS,
    MEMBERS_BODIES,
    NOT_ORGANIZATION_ENDINGS,
    NOT_PART_OF_NAME,
    OF_HEADS,
    PARTY_ADJECTIVES,
    POSSESSED_HEADS,
    SUFFIX_HEADS,
    TITLES,
    WEAK_SUFFIXES,
)
from extractors.entities.mentions import POSSESSIVE
from extractors.entities.names import MAX_NAME, Name, begins_sentence, closes_company, is_capital
from extractors.entities.role_cues import CANDIDACIES, ROLE_MODIFIERS
from extractors.labels import AMOUNTS, PLACES, is_mention

_VALUES = AMOUNTS | {"DATE"}
_PROPER = PLACES | {"NORP", "ORG"}  #: labels whose names keep their capital inside a sentence
_OF = frozenset({"of", "for", "on"})
_CALENDAR = frozenset(calendar.day_name) | frozenset(calendar.month_name) - {"May"}  # Theresa May


def patterned_names(doc: Doc, headline: list[bool], known_ends: Container[int]) -> Iterator[Name]:
    """Every name one of the patterns makes, also overlapping ones. Headlines are left out: they capitalise all.

    ``known_ends`` are the ends of names known otherwise, which no pattern joins with what follows "and".
    """
    for token in doc:
        if headline[token.i]:
            continue
        for name in (
            _of_name(doc, token, known_ends),
            _suffix_name(doc, token, known_ends),
            _lower_name(doc, token),
            _party(doc, token),
        ):
            if name:
                yield name


def _of_name(doc: Doc, head: Token, known_ends: Container[int]) -> Name | None:
    """ "Ministry of Environment, Forestry and Tourism", "U.S. Court of Appeals for the Sixth Circuit"."""
    if head.text not in OF_HEADS or not _follows(doc, head.i + 1, _OF):
        return None
    end = _right_edge(doc, head)
    if end == head.i + 1:
        return None
    start = _left_edge(doc, head.i)
    if head.text in JOINING_SUFFIXES and start == head.i - 1 and start > 1 and doc[start - 1].text == "and":
        start = _joined_edge(doc, start, known_ends)
    return Name(start, end, OF_HEADS[head.text], "head_of")


def _suffix_name(doc: Doc, head: Token, known_ends: Container[int]) -> Name | None:
    """ "Acme Holdings", "Alvarez & Sons, Inc.", "Justice Department"; one capital before the head is enough."""
    text = head.text
    if text not in LEGAL_SUFFIXES and text not in SUFFIX_HEADS:
        return None
    before = head.i - 1
    if text in ("Inc", "Inc.", "Ltd", "Ltd.", "LLC") and before >= 0 and doc[before].text == ",":
        before -= 1
    if text in HOLDERS_OFFICES and before > 0 and doc[before].text in POSSESSIVE and doc[before - 1].text in TITLES:
        return Name(_left_edge(doc, before - 1, titles=True), head.i + 1, "agency", "holders_office")
    start = _left_edge(doc, before + 1)
    if start > before or all(token.text in TITLES for token in doc[start : before + 1]) or _is_inside_longer(doc, head):
        return None
    if text in JOINING_SUFFIXES and start == before and start > 1 and doc[start - 1].text == "and":
        start = _joined_edge(doc, start, known_ends)
    return Name(start, head.i + 1, *_kind_and_rule(text))


def _kind_and_rule(head: str) -> tuple[str, str]:
    if head in LEGAL_SUFFIXES:
        return "company", "legal_suffix"
    return SUFFIX_HEADS[head], "weak_head_last" if head in WEAK_SUFFIXES else "head_last"


def _joined_edge(doc: Doc, start: int, known_ends: Container[int]) -> int:
    """Where "Moor Mining and Construction Company" begins; a name or person before "and" is not joined."""
    before = doc[start - 2]
    if start - 1 in known_ends or not is_capital(before) or before.ent_type_ == "PERSON":
        return start
    return _left_edge(doc, start - 1)


def _is_inside_longer(doc: Doc, head: Token) -> bool:
    """ "White House Press Secretary", "National Capital Region": the head belongs to what follows."""
    after = doc[head.i + 1].text if head.i + 1 < len(doc) else ""
    return (after in TITLES and head.lower_ in ROLE_MODIFIERS) or after in NOT_ORGANIZATION_ENDINGS


def _lower_name(doc: Doc, head: Token) -> Name | None:
    """ "Trump administration", "Russian foreign ministry", "Russia's foreign ministry"."""
    if head.text not in LOWER_HEADS or head.i == 0:
        return None
    before = head.i - 1
    while before > 0 and doc[before].text in LOWER_MODIFIERS | COURT_MODIFIERS and head.i - before < 3:
        before -= 1
    if head.text == "court" and before == head.i - 1:
        return None
    if head.text in POSSESSED_HEADS and doc[before].text in POSSESSIVE:
        before -= 1
    start = _left_edge(doc, before + 1)
    if start > before or doc[before].text in TITLES or doc[before].ent_type_ in _VALUES:
        return None
    if head.text in ("court", "legislature") and start > 0 and doc[start - 1].lower_ in ("a", "an"):
        return None
    if begins_sentence(doc[start]) and doc[start].pos_ != "PROPN" and not is_mention(doc[start]):
        return None
    rule = "acting_lower_head" if head.text in ACTING_LOWER_HEADS else "lower_head"
    return Name(start, head.i + 1, LOWER_HEADS[head.text], rule)


def _party(doc: Doc, token: Token) -> Name | None:
    """ "Republican presidential nominee": the adjective names the party."""
    if token.text in PARTY_ADJECTIVES and any(word.lower_ in CANDIDACIES for word in doc[token.i + 1 : token.i + 5]):
        return Name(token.i, token.i + 1, "party", "party_of_candidate")
    return None


def _left_edge(doc: Doc, head: int, *, titles: bool = False) -> int:
    """Where the capitalised words that lead up to token ``head`` begin; ``head`` itself when there is none."""
    start = head
    while start > 0 and head - start < MAX_NAME:
        before = doc[start - 1]
        if closes_company(before):
            break
        joined = (
            before.text == "&" or (before.text == "-" and not before.whitespace_) or _owned_by_many(doc, head, start)
        )
        if joined and start > 1 and is_capital(doc[start - 2]):
            start -= 2
        elif is_capital(before) and before.text not in NOT_PART_OF_NAME and not _only_begins(before):
            start -= 1
        else:
            break
        if begins_sentence(doc[start]):
            break
    while not titles and start < head and doc[start].text in TITLES and doc[start].text != "General":
        start += 1
    return start


def _owned_by_many(doc: Doc, head: int, start: int) -> bool:
    """ "Energy Workers' Union", "Women's Council": the members own the body, and the name goes on over the mark."""
    mark = doc[start - 1].text
    if start != head or mark not in POSSESSIVE or start < 2 or doc[head].text not in MEMBERS_BODIES:
        return False
    owner = doc[start - 2].text
    if mark in ("'s", "’s"):
        return owner in IRREGULAR_PLURALS
    return (
        len(owner) > 3 and owner.endswith("s") and owner not in LEGAL_SUFFIXES and SUFFIX_HEADS.get(owner) != "company"
    )


def _only_begins(token: Token) -> bool:
    """Whether the word has its capital from the sentence's start: "Overcrowded", "Alleged"."""
    return begins_sentence(token) and token.pos_ not in ("PROPN", "NOUN") and token.ent_type_ not in _PROPER


def _right_edge(doc: Doc, head: Token) -> int:
    """Where the words after "X of" end: capitals, joined by small words, and for some heads by "and" and commas."""
    end = position = head.i + 1
    while position < min(len(doc), head.i + MAX_NAME + 2) and position - end < 3:
        token = doc[position]
        if is_capital(token) and token.text not in _CALENDAR:
            end = position + 1
            if closes_company(token):
                break
        elif not _may_join(doc, head, position):
            break
        position += 1
    return end


def _may_join(doc: Doc, head: Token, position: int) -> bool:
    """Whether a small word or comma may stand inside the name; "and the", "and Lee Park" begin something else."""
    text = doc[position].text
    if text in ("of", "for", "the", "on", "-"):
        return True
    if text in ("in", "at"):
        return head.text in ("University", "College", "Bank", "School")
    if head.text not in JOINING_HEADS or text not in ("and", "&", ","):
        return False
    if text == ",":
        return enumerates(doc[position : position + MAX_NAME])
    after = doc[position + 1 : position + 3]
    between = any(token.text == "Between" for token in doc[head.i : position])  # "Between Alva and the Mark"
    return (
        len(after) == 2
        and not all(token.ent_type_ == "PERSON" for token in after)
        and (between or after[0].text != "the")
    )


def enumerates(rest: Span) -> bool:
    """Whether the words begin with a comma that joins single words up to "and": ", Forestry and Tourism"."""
    position = 0
    while position + 2 < len(rest) and rest[position].text == "," and is_capital(rest[position + 1]):
        position += 2
    joined = position > 0 and position + 1 < len(rest) and rest[position].text in ("and", "&")
    return joined and is_capital(rest[position + 1])


def _follows(doc: Doc, position: int, words: frozenset[str]) -> bool:
    return position < len(doc) and doc[position].text in words
