"""The preposition before an expression, and what it does to its days."""

from __future__ import annotations

from extractors.temporal.cues import AHEAD_ADJECTIVES, MOVING_VERBS
from extractors.temporal.forms import Amount, Event, Form, Modified, Part, PartKind, Range, Recurring, Reference, Window
from extractors.temporal.words import BREAK, Words
from models import Relation

_ONE_WORD = {
    "by": Relation.BY, "until": Relation.UNTIL, "till": Relation.UNTIL, "through": Relation.UNTIL,
    "before": Relation.BEFORE, "after": Relation.AFTER, "following": Relation.AFTER, "since": Relation.SINCE,
    "from": Relation.NOT_BEFORE, "starting": Relation.NOT_BEFORE, "beginning": Relation.NOT_BEFORE,
    "effective": Relation.NOT_BEFORE, "commencing": Relation.NOT_BEFORE, "within": Relation.WITHIN,
}  # fmt: skip
_PHRASES = {
    ("no", "later", "than"): Relation.BY, ("not", "later", "than"): Relation.BY, ("at", "the", "latest"): Relation.BY,
    ("no", "earlier", "than"): Relation.NOT_BEFORE, ("not", "before"): Relation.NOT_BEFORE,
    ("or", "before"): Relation.BY, ("or", "after"): Relation.NOT_BEFORE, ("now", "and"): Relation.BY,
    ("prior", "to"): Relation.BEFORE, ("ahead", "of"): Relation.BEFORE, ("up", "to"): Relation.UNTIL,
    ("up", "until"): Relation.UNTIL, ("as", "of"): Relation.NOT_BEFORE, ("later", "than"): Relation.AFTER,
    ("not", "until"): Relation.NOT_BEFORE, ("earlier", "than"): Relation.BEFORE,
    ("deadline", "of"): Relation.BY, ("no", "sooner", "than"): Relation.NOT_BEFORE,
    ("as", "early", "as"): Relation.NOT_BEFORE,
    ("as", "soon", "as"): Relation.NOT_BEFORE,
    ("starting", "in"): Relation.NOT_BEFORE, ("starting", "on"): Relation.NOT_BEFORE,
    ("beginning", "in"): Relation.NOT_BEFORE, ("beginning", "on"): Relation.NOT_BEFORE,
}  # fmt: skip
_SKIPPED = frozenset({"the", "about", "around", "at", "least", "sometime", "some", "point"})
_NEGATIONS = frozenset({"not", "t", "never", "no"})


def relation_of(words: Words, start: int, end: int, form: Form) -> Relation:
    """The relation that the words before ``start`` (and "or sooner" behind ``end``) put the expression in."""
    form = form.form if isinstance(form, Modified) else form
    if isinstance(form, Recurring):
        return Relation.EVERY
    if isinstance(form, Amount):
        return _of_amount(words, start, form)
    relation = _before(words, start)
    if isinstance(form, Range):
        return Relation.BETWEEN if relation in (Relation.AT, Relation.NOT_BEFORE) else relation
    if isinstance(form, Part) and form.kind in (PartKind.SO_FAR, PartKind.REST):
        return relation if relation in (Relation.BY, Relation.UNTIL) else Relation.AT
    if isinstance(form, Reference) and form.unit:
        return Relation.WITHIN
    if relation is Relation.UNTIL and _negated(words, start):
        return Relation.NOT_BEFORE
    if (
        relation is Relation.AT
        and words.low[end] == "at"
        and words.low[end + 1] == "the"
        and words.low[end + 2] == "latest"
    ):
        return Relation.BY
    if isinstance(form, Event) and relation is Relation.AT:
        return Relation.AFTER if form.after else Relation.BEFORE
    return relation


def _of_amount(words: Words, start: int, form: Amount) -> Relation:
    if form.window is Window.AHEAD:
        return Relation.AT
    if form.window is Window.NONE:
        return Relation.WITHIN if words.low[start - 1] == "within" else Relation.NONE
    return Relation.WITHIN


def _before(words: Words, start: int) -> Relation:
    low = words.low
    j = start - 1
    for _ in range(3):
        for length in (3, 2):
            relation = _PHRASES.get(tuple(low[max(j - length + 1, 0) : j + 1])) if j >= 0 else None
            if relation:
                return relation
        if low[j] in _ONE_WORD and j >= 0:
            return _ONE_WORD[low[j]]
        if low[j] not in _SKIPPED:
            break
        j -= 1
    return Relation.AT


def looks_ahead(words: Words, start: int) -> bool:
    """Whether the words before ``start`` put it ahead, even of a past verb.

    "ordered its release no later than Thursday", "as soon as Wednesday", "payable Dec. 15", "was moved to Nov. 9"
    """
    low = words.low
    if (
        low[start - 1] == "than"
        and low[start - 2] in ("later", "earlier", "sooner")
        and low[start - 3] in ("no", "not")
    ):
        return True
    if low[start - 1] == "as" and low[start - 2] in ("soon", "early") and low[start - 3] == "as":
        return True
    if low[start - 1] in AHEAD_ADJECTIVES:
        return True
    return low[start - 1] in ("to", "until") and any(word in MOVING_VERBS for word in low[max(start - 7, 0) : start])


def opens_clause(words: Words, start: int) -> bool:
    """Whether the preposition before ``start`` begins its clause: "Until Thursday, he had refused"."""
    j = start - 2
    while words.low[j] in ("and", "but", "up") and j > 0:
        j -= 1
    return j < 0 or words.low[j] in (".", BREAK, "?", "!", '"', "“", "(", ")")


def _negated(words: Words, start: int) -> bool:
    """Whether the clause denies it until then: "will not open until June"."""
    low = words.low
    for j in range(start - 2, max(start - 12, 0) - 1, -1):
        if low[j] in (".", ";", ",", BREAK, ":", "that"):
            return False
        if low[j] in _NEGATIONS and (low[j] != "t" or low[j - 1] == "'"):
            return True
    return False
