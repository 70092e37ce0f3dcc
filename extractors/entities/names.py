"""Names in a Doc: where capitals count, where a name begins and ends, and which of two overlapping ones stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractors.entities.cues import LEGAL_SUFFIXES, NOT_PART_OF_NAME, SUFFIX_HEADS, TITLES
from extractors.entities.role_cues import ROLES

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # Unicode category Cc
MAX_NAME = 18  # tokens; the longest in our gold articles, a congressional committee, has 17


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens ``doc[start:end]`` as a possible name of an organization."""

    start: int
    end: int
    kind: str  #: as in aliases.toml; "" where nothing tells
    rule: str

    def span(self, doc: Doc) -> Span:
        return doc[self.start : self.end]

    def overlaps(self, other: Name) -> bool:
        return self.start < other.end and other.start < self.end


def is_capital(token: Token) -> bool:
    """Whether the token is written like a name: "Meta", "xAI", "3M", "al-Qaida"; not with a control character in it."""
    text: str = token.text
    return any(character.isupper() for character in text) and text[0].isalnum() and not has_control(text)


def has_control(text: str) -> bool:
    """Whether NUL or another control character stands in it, as broken pages and plain text have them."""
    return _CONTROL.search(text) is not None


def without_controls(text: str) -> str:
    """The words with blanks for control characters: what may stand as a name."""
    return " ".join(_CONTROL.sub(" ", text).split()) if has_control(text) else text


def closes_company(token: Token) -> bool:
    """Whether a name ends here: after "Foo Corp." only another legal form or word of a body goes on ("Co. Ltd.")."""
    if token.text not in LEGAL_SUFFIXES or token.text[-1] != "." or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    return is_capital(after) and after.text not in LEGAL_SUFFIXES and after.text not in SUFFIX_HEADS


def keeps_stop(span: Span) -> bool:
    """Whether a full stop at the end is the name's: not where a sentence ends, "a spokeswoman for Foo Corp." """
    following = span.doc[span.end : span.end + 1]
    if not following or is_line_break(following[0]) or following[0].is_sent_start:
        return False
    after = following[0]
    return not closes_company(span[-1]) or after.text in TITLES or after.lower_ in ROLES or after.ent_type_ == "DATE"


def is_line_break(token: Token) -> bool:
    """Whether a paragraph ends here."""
    return token.is_space and "\n" in token.text


def begins_sentence(token: Token) -> bool:
    """Whether a capital is no evidence here: after a line break, a full stop, an opening quotation mark, a bullet."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return is_line_break(before) or before.text in _OPENERS


_OPENERS = frozenset({".", "!", "?", ":", "“", '"', "‘", "•", "*", "…"})


def headline_lines(doc: Doc) -> list[bool]:
    """For each token, whether its line is written With Capitals Throughout, where a capital tells nothing."""
    flags = [False] * len(doc)
    start = 0
    for token in doc:
        if is_line_break(token) or token.i == len(doc) - 1:
            flags[start : token.i + 1] = [_is_headline(doc[start : token.i + 1])] * (token.i + 1 - start)
            start = token.i + 1
    return flags


_SMALL_IN_HEADLINES = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off", "on", "or", "over",
    "per", "the", "to", "up", "via", "vs", "with",
})  # fmt: skip


def _is_headline(line: Span) -> bool:
    """Most words have capitals but the smallest; where the line ends as a sentence does, all."""
    words = [token.text for token in line if token.is_alpha and token.lower_ not in _SMALL_IN_HEADLINES]
    share = 1.0 if line.text.rstrip().endswith(".") else 0.75
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= share * len(words)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The range without what is no part of a name at its edges; None: nothing is left."""
    while start < end and (
        doc[start].text in NOT_PART_OF_NAME or doc[start].text.lower() == "the" or not _is_inner(doc[start])
    ):
        start += 1
    while end > start and not _is_last(doc[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_inner(token: Token) -> bool:
    return bool(token.text[0].isalnum())


def _is_last(token: Token) -> bool:
    text: str = token.text
    if text in ("'s", "’s", "'", "’", "S") or token.tag_ == "POS":
        return False
    return text[-1].isalnum() or text in ("!", ")") or (text[-1] == "." and len(text) > 1) or text[-1] == "+"


def longest(names: Iterable[Name]) -> list[Name]:
    """The names that do not overlap, longer before shorter, earlier in ``names`` before later; in text order."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: name.start - name.end):
        tokens = range(name.start, name.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
