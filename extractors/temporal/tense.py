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
    GUESSING_AUXILIARIES,
    PAST_WORDS,
    PLANNED_MODIFIERS,
    REPORTING_VERBS,
    SAID,
    SCHEDULED,
    SCHEDULED_NOUNS,
    TAKING_EFFECT,
)
from extractors.temporal.forms import NO_BEARING, Bearing, Direction
from extractors.temporal.words import BREAK, Words

_PAST_AUXILIARIES = frozenset({"had", "has", "have", "'ve", "’ve", "was", "were", "did", "been"})
_CLIMB = 12  #: heads to climb at most
#: A clause in one of these places has its own time; what is above says when it was told.
_OWN_CLAUSE = frozenset({"ccomp", "parataxis", "ROOT", "root"})
_CLAUSE_ENDS = frozenset({".", ";", ":", BREAK, "?", "!", '"', "“", "”"})
_LEFT, _RIGHT = 12, 10
_TOLD_REACH = 10  #: tokens between a verb of saying and the day on which it was said: "said in a statement late on"
_BEFORE_DAY = frozenset({"on", "late", "early", "earlier", "later"})


def parsed_direction(span: Span) -> Bearing:
    """The direction of the verb above the span, by the dependency parse (Universal Dependencies)."""
    teller = verb_of_telling(span)
    if teller is not None:
        return Bearing(Direction.PAST, f"{teller.lower_} it then")
    beside = _beside(span)
    if beside is not None:
        return beside
    first: Token = span.root
    token, passed = first, 0
    for _ in range(_CLIMB):
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        ahead = _planned(token)
        if ahead is not None:
            return Bearing(Direction.FUTURE, f"{ahead.lower_} {token.lower_}")
        if token.lower_ in AHEAD_ADJECTIVES:
            return Bearing(Direction.FUTURE, token.lower_)
        if copula is not None or token.pos_ in ("VERB", "AUX"):
            found = _of_predicate(token, copula)
            if found is Direction.PRESENT and token not in (first, first.head):
                found = Direction.OPEN
            if found is Direction.PAST and passed > 1:
                return NO_BEARING  # "wanted to stop it from taking effect July 1"
            if found is not Direction.OPEN or token.dep_ in _OWN_CLAUSE:
                return Bearing(found, verb_group(token))
            passed += 1
        if token.head == token:
            break
        token = token.head
    return NO_BEARING


def _beside(span: Span) -> Bearing | None:
    """What the word before a date says, wherever the parse hangs it: "effective June 1", ", announced Friday,"."""
    doc, start, end = span.doc, span.start, span.end
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ in TAKING_EFFECT:
        return Bearing(Direction.FUTURE, before.lower_)
    participle = before is not None and before.tag_ in ("VBN", "VBD") and before.lower_ in SAID
    if before is not None and participle and start > 1 and doc[start - 2].is_punct and doc[end : end + 1].text == ",":
        return Bearing(Direction.PAST, before.lower_)
    return None


def _planned(noun: Token) -> Token | None:
    """The word that tells a thing is yet to come: "its *planned* visit in September"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((child for child in noun.children if child.dep_ == "amod" and child.lower_ in PLANNED_MODIFIERS), None)


def verb_group(verb: Token) -> str:
    """A verb with its auxiliaries, its copula and "not": "will not sign"."""
    own = [child for child in verb.children if child.dep_.startswith(("aux", "cop")) or child.lower_ in ("not", "n't")]
    return " ".join(token.lower_ for token in sorted([verb, *own], key=lambda token: token.i))


def tells_when_said(span: Span) -> bool:
    """Whether it stands between a past verb of saying and what was said: "said *on Monday* it will publish"."""
    return verb_of_telling(span) is not None


def verb_of_telling(span: Span) -> Token | None:
    """The verb of saying before a span that tells when it was said: "said *on Monday* it will publish".

    Parsers hang such a day on "publish". In "said Monday's vote will be close" it belongs to the content, and so it
    does behind the content's subject.
    """
    doc, start, root = span.doc, span.start, span.root
    told_in = root.dep_ == "nmod" and root.head.i < start  # "in a statement on Monday"
    if not (told_in or root.dep_.startswith("obl") or root.dep_ in ("advmod", "obj")) or not _opens_content(span):
        return None
    low = max(start - _TOLD_REACH, 0)
    while start > low and doc[start - 1].lower_ in _BEFORE_DAY:
        start -= 1
    for position in range(start - 1, low - 1, -1):
        token = doc[position]
        if token.tag_ in ("VBD", "VBN"):
            between = doc[position + 1 : start]
            tells = token.lower_ in SAID and all(_is_of_telling(word, token, start) for word in between)
            return token if tells else None
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.is_punct or token.is_space:
            return None
    return None


def _opens_content(span: Span) -> bool:
    """Whether words of a clause follow: no comma, no possessive, no conjunction of one more verb."""
    following = span.doc[span.end : span.end + 1]
    return bool(following) and following[0].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ")


def _is_of_telling(word: Token, verb: Token, end: int) -> bool:
    """Whether a word between verb and day is of those told, or of the place and manner of telling, no subject."""
    for _ in range(_TOLD_REACH):
        if not verb.i < word.head.i < end:
            return word.dep_ in ("obj", "iobj", "obl", "advmod")
        word = word.head
    return False


def past_of_possessive(span: Span) -> Bearing | None:
    """ "Wednesday's ruling" has been, "Monday's vote" may be ahead: None for a thing that is put on a calendar."""
    noun = span.root.head.lower_
    scheduled = span.root.dep_ != "nmod:poss" or noun in EVENT_NOUNS or noun in SCHEDULED_NOUNS
    return None if scheduled else Bearing(Direction.PAST, f"names the {noun}")


def direction_of_name(span: Span) -> Bearing | None:
    """The direction of a date that stands before a noun as its name; None where it does not.

    "The July 25 call" has been, whatever the verb; "the Nov. 8 election" may be either.
    """
    if span.root.dep_ not in ("compound", "nmod:poss", "amod", "nummod"):
        return None
    noun = span.root.head.lower_
    return NO_BEARING if noun in EVENT_NOUNS else Bearing(Direction.PAST, f"names the {noun}")


def _of_predicate(verb: Token, copula: Token | None) -> Direction:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    if auxiliaries & GUESSING_AUXILIARIES and auxiliaries & {"have", "'ve", "’ve"}:
        return Direction.PAST  # "may have been sold on Friday"
    if auxiliaries & FUTURE_AUXILIARIES or auxiliaries >= {"were", "to"}:
        return Direction.FUTURE
    tense = copula if copula is not None else verb
    if "had" in auxiliaries:
        return Direction.PAST  # "had been scheduled for Friday"
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
    return Direction.FUTURE if verb.lower_ in SCHEDULED else Direction.PAST


def _infinitive(verb: Token) -> Direction:
    """ "plans to sign on Friday" looks ahead, "declined to say on Friday" does not."""
    head = verb.head
    if any(child.lower_ == "had" for child in head.children if child.dep_.startswith("aux")):
        return Direction.PAST  # "had been scheduled to expire on Friday"
    ahead = head.lemma_.lower() in FUTURE_GOVERNORS | FUTURE_NOUNS or head.lower_ in FUTURE_GOVERNORS
    return Direction.FUTURE if ahead and verb != head else Direction.OPEN


def _present(verb: Token, copula: Token | None) -> Direction:
    """ "The show opens on Friday" is a timetable; "says on Friday" is a manner of telling."""
    if copula is not None:
        return Direction.PRESENT if copula.tag_ in ("VBZ", "VBP") and verb.pos_ in ("NOUN", "PROPN") else Direction.OPEN
    told = verb.lemma_.lower() in REPORTING_VERBS
    return Direction.PRESENT if verb.tag_ in ("VBZ", "VBP") and not told else Direction.OPEN


def lexical_direction(words: Words, start: int, end: int) -> Bearing:
    """The direction by the nearest verb-like word of the clause, for texts without a parse."""
    low = words.low
    for j in range(start - 1, max(start - _LEFT, 0) - 1, -1):
        if low[j] in _CLAUSE_ENDS:
            break
        found = _of_word(low, j)
        if found is not Direction.OPEN:
            return Bearing(found, low[j])
    else:
        if start > _LEFT:
            return NO_BEARING
    for j in range(end, min(end + _RIGHT, words.size)):
        if low[j] in _CLAUSE_ENDS:
            break
        found = _of_word(low, j)
        if found is not Direction.OPEN:
            return Bearing(found, low[j])
    return NO_BEARING


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
