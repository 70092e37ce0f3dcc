"""A fact that the extractor missed: made of words that the reviewer selected in the article, and a form.

Its form is that of a correction, of a draft that says no more than the words do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from flows.review.corrections import Field, form_fields, made_of
from flows.review.describe import KINDS
from models import (
    ArticleVersion,
    Capacity,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Fact,
    Interval,
    Organization,
    Person,
    Polarity,
    ReviewError,
    Spokesperson,
    TemporalExpression,
    TextPart,
    TextSpan,
    TimexType,
)

_RULE = "reviewer"
_NOTHING = "…"  # stands for words that nobody selected yet
_QUOTES = ('"', "“", "„", "«")
_OPEN = Interval(start=None, end=None)
#: What a draft cannot know, and the reviewer has to say.
_UNKNOWN = frozenset({"actor", "organization", "trigger"})


def addition_fields(kind: str, words: str) -> tuple[Field, ...]:
    """The fields of the form for a missing fact of a kind, as far as the selected words fill them."""
    told = " ".join(words.split()) or _NOTHING
    span = TextSpan(part=TextPart.TEXT, start=0, end=len(told), text=told)
    return tuple(
        replace(field, value="") if field.name in _UNKNOWN or field.value == _NOTHING else field
        for field in form_fields(_draft(kind, span))
    )


def added_fact(given: Mapping[str, str], version: ArticleVersion) -> Fact:
    """The fact that the form adds; raises ReviewError naming what is wrong with it."""
    kind = given.get("fact", "")  # "kind" is a field of commitments
    if kind not in KINDS:
        raise ReviewError("kind", f"is none of {', '.join(KINDS)}", "no_choice")
    span = _selected(given, version)
    draft = _draft(kind, span)
    told = {field.name: field.value for field in addition_fields(kind, span.text)} | dict(given)
    made = made_of(draft, told, version)
    return replace(made, value=_days(made.interval)) if isinstance(made, TemporalExpression) else made


def _selected(given: Mapping[str, str], version: ArticleVersion) -> TextSpan:
    """The words where they were selected: ``nth`` counts from 0 where they stand in several places."""
    words = given.get("words", "").split()
    if not words:
        raise ReviewError("words", "must not be empty: select them in the article", "empty")
    part = TextPart.TITLE if given.get("part") == TextPart.TITLE.value else TextPart.TEXT
    source = version.part(part)
    places = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, words)), source)]
    if not places:
        raise ReviewError("words", f"{' '.join(words)!r} does not stand in the article", "not_in_text")
    nth = int(given["nth"]) if given.get("nth", "").isdecimal() else 0
    return TextSpan.of(source, *places[min(nth, len(places) - 1)], part)


def _draft(kind: str, span: TextSpan) -> Fact:
    match kind:
        case "organization":
            return Organization(name=span.text, mentions=(span,), rule=_RULE)
        case "person":
            return Person(name=span.text, mentions=(span,))
        case "spokesperson":
            return Spokesperson(
                person=None, organization=span.text, role=None, capacity=Capacity.OFFICIAL, evidence=span, rule=_RULE
            )
        case "date":
            return TemporalExpression(span=span, type=TimexType.DATE, value="", interval=_OPEN, bound=_OPEN, rule=_RULE)
        case "claim":
            return Claim(
                source=(),
                cue=(),
                content=(span,),
                kind=ClaimKind.DIRECT if span.text.startswith(_QUOTES) else ClaimKind.INDIRECT,
                speaker=None,
                organization=None,
                chain=(),
                rule=_RULE,
            )
        case _:
            return Commitment(
                actor=span.text,
                actor_span=None,
                trigger=span,
                action=span,
                evidence=span,
                kind=CommitmentKind.PLAN,
                polarity=Polarity.POSITIVE,
                status=CommitmentStatus.OPEN,
                rule=_RULE,
            )


def _days(interval: Interval) -> str:
    days = [day.isoformat() for day in (interval.start, interval.end) if day]
    return days[0] if len(set(days)) == 1 else "/".join(days)
