"""What the rules ask of a parse (Universal Dependencies), each question answered in bounded time."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeVar

from spacy.tokens import Doc, Token

from extractors.claims.reading import base_forms

Range = tuple[int, int]  #: half-open range of tokens
Value = TypeVar("Value")

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "aux", "cop"})
_STEPS = 8  # up the tree; a longer way has lost the clause
_IRREGULAR = {
    form: frozenset({base})
    for base, forms in {
        "break": ("broke", "broken"), "choose": ("chose", "chosen"), "fall": ("fell", "fallen"), "hold": ("held",),
        "rise": ("rose", "risen"), "strike": ("struck",), "swear": ("swore", "sworn"),
        "undertake": ("undertook", "undertaken"), "withdraw": ("withdrew", "withdrawn"),
    }.items()
    for form in forms
}  # fmt: skip
QUOTES = frozenset("\"“”‘’'`")


_WIDE = 150  # tokens; spaCy walks a token's whole subtree for its children, and the whole sentence for its bounds
_NEAR = 40  # tokens to either side that are looked at in a wider subtree
_SENTENCE = 200  # tokens to either side beyond which a sentence is taken to end


def children(token: Token) -> list[Token]:
    """The tokens that hang on it, in order; of a very wide subtree those near by, so that no shape costs much."""
    first, last = token.left_edge.i, token.right_edge.i
    if last - first <= _WIDE:
        return list(token.children)
    doc = token.doc
    near = range(max(first, token.i - _NEAR), min(last + 1, token.i + _NEAR))
    return [doc[i] for i in near if doc[i].head.i == token.i and i != token.i]


def sentence(token: Token) -> Range:
    """The tokens of its sentence, cut off far from it."""
    doc, start, end = token.doc, token.i, token.i + 1
    low, high = max(0, token.i - _SENTENCE), min(len(doc), token.i + _SENTENCE)
    while start > low and not doc[start].is_sent_start:
        start -= 1
    while end < high and not doc[end].is_sent_start:
        end += 1
    return start, end


def cue_of(token: Token, table: Container[str]) -> str | None:
    """The base form of the token that the table holds; None: none does."""
    if token.tag_ == "VB":  # a base form already, whatever a statistical lemmatizer says of it
        return token.lower_ if token.lower_ in table else None
    forms = base_forms(token.lower_, token.lemma_.lower()) | _IRREGULAR.get(token.lower_, frozenset())
    return next((form for form in sorted(forms) if form in table), None)


def entry_of(token: Token, table: Mapping[str, Value]) -> tuple[str, Value] | None:
    """The table's row for the token: base form and value."""
    cue = cue_of(token, table)
    return (cue, table[cue]) if cue is not None else None


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or the one it shares with the verb above it."""
    first = verb
    for _ in range(_STEPS):
        own = own_subject(verb)
        if own is not None:
            return own
        if verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head
        if verb.dep_ not in _SHARES_SUBJECT or verb.head.i == verb.i:
            break
        verb = verb.head
    return _subject_before(first)


def own_subject(verb: Token) -> Token | None:
    """The subject in the verb's own clause, also where the parser hung it on the auxiliary."""
    own = [child for child in children(verb) if _is_subject(child)]
    if not own:
        own = [sub for child in auxiliaries(verb) for sub in children(child) if _is_subject(sub)]
    return own[-1] if own else None


def _is_subject(token: Token) -> bool:
    """Whether the parser calls it one; in a text of odd signs it may say so of a blank."""
    return token.dep_ in SUBJECTS and not token.is_space


def _subject_before(verb: Token) -> Token | None:
    """The nearest subject to the left in its sentence, for a verb that a wrong parse cut off from its own."""
    low = max(sentence(verb)[0], verb.i - 25)
    for position in range(verb.i - 1, low - 1, -1):
        if _is_subject(verb.doc[position]):
            return verb.doc[position]
    return None


def auxiliaries(verb: Token) -> list[Token]:
    """Its auxiliaries and copula, in order."""
    return [child for child in children(verb) if child.dep_ in ("aux", "aux:pass", "cop")]


def is_be(token: Token) -> bool:
    """Whether it is a form of "be"."""
    return token.lower_ in (
        "am",
        "are",
        "be",
        "been",
        "being",
        "is",
        "was",
        "were",
        "'s",
        "’s",
        "'re",
        "’re",
        "'m",
        "’m",
    )


def phrase(token: Token, reach: int = 40) -> Range:
    """The words of a noun and what belongs to its name: no relative clause, no list, no bracket."""
    inside = {token.i}
    low, high = max(sentence(token)[0], token.i - reach), min(sentence(token)[1], token.i + reach)
    for position in range(token.i - 1, low - 1, -1):
        if not _belongs(token.doc[position], inside):
            break
        inside.add(position)
    start = min(inside)
    end = token.i + 1
    for position in range(token.i + 1, high):
        child = token.doc[position]
        if child.head.i not in inside or child.dep_ not in ("flat", "compound", "fixed"):
            break
        inside.add(position)
        end = position + 1
    return start, end


def _belongs(token: Token, inside: set[int]) -> bool:
    """Whether a token left of the noun hangs on it, over at most a few others."""
    if token.is_space:
        return False
    if token.dep_ in ("punct", "cc", "conj", "acl:relcl", "mark", "discourse") and token.text != "-":
        return token.dep_ == "conj" and token.head.i in inside
    for _ in range(4):
        if token.head.i in inside:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def listed(token: Token, most: int = 2000) -> list[Token]:
    """The token and what is coordinated with it, in order."""
    doc, found, inside = token.doc, [token], {token.i}
    position = token.i + 1
    while position < len(doc) and position - found[-1].i < _NEAR and len(found) < most:
        other = doc[position]
        if other.dep_ == "conj" and other.head.i in inside:
            inside.add(position)
            found.append(other)
        position += 1
    return found


def is_under(token: Token, head: Token, steps: int = 60) -> bool:
    """Whether the token is the head or hangs on it."""
    for _ in range(steps):
        if token.i == head.i:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """The range without punctuation and blanks at its ends; an opening quotation mark stays."""
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "“‘\"'($€£")):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or (doc[end - 1].is_punct and doc[end - 1].text not in ")%")
        or (doc[end - 1].pos_ in ("CCONJ", "SCONJ") and end - start > 1)
    ):
        end -= 1
    return start, end
