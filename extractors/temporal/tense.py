"""On which side of publication an act lies, by the tense of the verb that governs an expression."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.temporal.cues import FUTURE_AUXILIARIES, FUTURE_GOVERNORS, FUTURE_WORDS, PAST_WORDS
from extractors.temporal.forms import Direction
from extractors.temporal.words import BREAK, Words

_PAST_AUXILIARIES = frozenset({"had", "has", "have", "'ve", "was", "were", "did", "been"})
_CLIMB = 12  #: heads to climb at most
_CLAUSE_ENDS = frozenset({".", ";", ":", BREAK, "?", "!", '"', "“", "”"})
_LEFT, _RIGHT = 12, 10


def parsed_direction(doc: Doc, start: int, end: int) -> Direction:
    """The direction of the verb above the characters ``[start, end)``, by the dependency parse (UD)."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Direction.OPEN
    token: Token = span.root
    for _ in range(_CLIMB):
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        if copula is not None or token.pos_ in ("VERB", "AUX"):
            found = _of_predicate(token, copula)
            if found is not Direction.OPEN:
                return found
        if token.head == token:
            break
        token = token.head
    return Direction.OPEN


def _of_predicate(verb: Token, copula: Token | None) -> Direction:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    if auxiliaries & FUTURE_AUXILIARIES:
        return Direction.FUTURE
    tense = copula if copula is not None else verb
    if tense.tag_ == "VBD" or auxiliaries & _PAST_AUXILIARIES:
        return _past(verb)
    if verb.lemma_.lower() in FUTURE_GOVERNORS or verb.lower_ in FUTURE_GOVERNORS:
        return Direction.FUTURE
    if "to" in {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux")}:
        return _infinitive(verb)
    if copula is not None and copula.tag_ in ("VBZ", "VBP") and verb.pos_ in ("NOUN", "PROPN"):
        return Direction.FUTURE
    return Direction.OPEN


def _past(verb: Token) -> Direction:
    """ "was scheduled for Friday" still looks ahead; "said on Friday" does not."""
    passive = any(child.dep_ in ("aux:pass", "auxpass") for child in verb.children)
    return Direction.FUTURE if passive and verb.lower_ in ("scheduled", "due", "slated", "set") else Direction.PAST


def _infinitive(verb: Token) -> Direction:
    """ "plans to sign on Friday" looks ahead, "declined to say on Friday" does not."""
    head = verb.head
    if head.lemma_.lower() in FUTURE_GOVERNORS or head.lower_ in FUTURE_GOVERNORS:
        return Direction.FUTURE
    if head.pos_ in ("NOUN", "PROPN", "ADJ") and verb.dep_ in ("acl", "xcomp", "ccomp", "advcl"):
        return Direction.FUTURE
    return Direction.OPEN


def lexical_direction(words: Words, start: int, end: int) -> Direction:
    """The direction by the nearest verb-like word of the clause, for texts without a parse."""
    low = words.low
    for j in range(start - 1, max(start - _LEFT, 0) - 1, -1):
        if low[j] in _CLAUSE_ENDS:
            break
        found = _of_word(low, j)
        if found is not Direction.OPEN:
            return found
    else:
        if start > _LEFT:
            return Direction.OPEN
    for j in range(end, min(end + _RIGHT, words.size)):
        if low[j] in _CLAUSE_ENDS:
            break
        found = _of_word(low, j)
        if found is not Direction.OPEN:
            return found
    return Direction.OPEN


def _of_word(low: list[str], j: int) -> Direction:
    word = low[j]
    if word in FUTURE_WORDS or (word == "won" and low[j + 1] == "'"):
        return Direction.FUTURE
    if word == "to" and low[j - 1] in ("plans", "plan", "expects", "expected", "set", "due", "deadline"):
        return Direction.FUTURE
    if word in PAST_WORDS or (len(word) > 4 and word.endswith("ed")):
        return Direction.PAST
    return Direction.OPEN
