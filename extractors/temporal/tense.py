"""On which side of publication an act lies, by the tense of the verb that governs an expression."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractors.temporal.cues import (
    AHEAD_ADJECTIVES,
    EVENT_NOUNS,
    FUTURE_AUXILIARIES,
    FUTURE_GOVERNORS,
    FUTURE_NOUNS,
    FUTURE_WORDS,
    PAST_WORDS,
    REPORTING_VERBS,
)
from extractors.temporal.forms import Direction
from extractors.temporal.words import BREAK, Words

_PAST_AUXILIARIES = frozenset({"had", "has", "have", "'ve", "’ve", "was", "were", "did", "been"})
_CLIMB = 12  #: heads to climb at most
#: A clause in one of these places has its own time; what is above says when it was told.
_OWN_CLAUSE = frozenset({"ccomp", "parataxis", "ROOT", "root"})
_CLAUSE_ENDS = frozenset({".", ";", ":", BREAK, "?", "!", '"', "“", "”"})
_LEFT, _RIGHT = 12, 10


def parsed_direction(span: Span) -> Direction:
    """The direction of the verb above the span, by the dependency parse (Universal Dependencies)."""
    first: Token = span.root
    token, passed = first, 0
    for _ in range(_CLIMB):
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        if token.lower_ in AHEAD_ADJECTIVES:
            return Direction.FUTURE
        if copula is not None or token.pos_ in ("VERB", "AUX"):
            found = _of_predicate(token, copula)
            if found is Direction.PRESENT and token not in (first, first.head):
                found = Direction.OPEN
            if found is Direction.PAST and passed > 1:
                return Direction.OPEN  # "wanted to stop it from taking effect July 1"
            if found is not Direction.OPEN or token.dep_ in _OWN_CLAUSE:
                return found
            passed += 1
        if token.head == token:
            break
        token = token.head
    return Direction.OPEN


def direction_of_name(span: Span) -> Direction | None:
    """The direction of a date that stands before a noun as its name; None where it does not.

    "The July 25 call" has been, whatever the verb; "the Nov. 8 election" may be either.
    """
    if span.root.dep_ not in ("compound", "nmod:poss", "amod", "nummod"):
        return None
    return Direction.OPEN if span.root.head.lower_ in EVENT_NOUNS else Direction.PAST


def _of_predicate(verb: Token, copula: Token | None) -> Direction:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    if auxiliaries & FUTURE_AUXILIARIES or auxiliaries >= {"were", "to"}:
        return Direction.FUTURE
    tense = copula if copula is not None else verb
    if tense.tag_ == "VBD" or auxiliaries & _PAST_AUXILIARIES:
        return _past(verb)
    if verb.lemma_.lower() in FUTURE_GOVERNORS or verb.lower_ in FUTURE_GOVERNORS:
        return Direction.FUTURE
    if "to" in {child.lower_ for child in verb.children if child.dep_ in ("mark", "aux")}:
        return _infinitive(verb)
    if tense.tag_ == "VBN" and not auxiliaries:
        return Direction.PAST
    return _present(verb, copula)


def _past(verb: Token) -> Direction:
    """ "was scheduled for Friday" still looks ahead; "said on Friday" does not."""
    return Direction.FUTURE if verb.lower_ in ("scheduled", "due", "slated") else Direction.PAST


def _infinitive(verb: Token) -> Direction:
    """ "plans to sign on Friday" looks ahead, "declined to say on Friday" does not."""
    head = verb.head
    ahead = head.lemma_.lower() in FUTURE_GOVERNORS | FUTURE_NOUNS or head.lower_ in FUTURE_GOVERNORS
    return Direction.FUTURE if ahead and verb != head else Direction.OPEN


def _present(verb: Token, copula: Token | None) -> Direction:
    """ "The show opens on Friday" is a timetable; "says on Friday" is a manner of telling."""
    if copula is not None:
        return Direction.PRESENT if copula.tag_ in ("VBZ", "VBP") and verb.pos_ in ("NOUN", "PROPN") else Direction.OPEN
    told = verb.lemma_.lower() in REPORTING_VERBS
    return Direction.PRESENT if verb.tag_ in ("VBZ", "VBP") and not told else Direction.OPEN


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
    if word == "to" and low[j - 1] in ("plans", "plan", "expects", "expected", "set", "due", "deadline", "pledged",
                                       "promised", "vowed", "agreed"):  # fmt: skip
        return Direction.FUTURE
    if word in PAST_WORDS or (len(word) > 4 and word.endswith("ed")):
        return Direction.PAST
    return Direction.OPEN
