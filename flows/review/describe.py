"""A fact in a reader's words: what it is, what it says, and by whom it reached the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models import (
    Claim,
    Commitment,
    Fact,
    Interval,
    Organization,
    Person,
    Spokesperson,
    TemporalExpression,
    promised_words,
)

#: Kinds as the page names them, the most consequential first.
KINDS = {
    "commitment": "Commitment",
    "claim": "Claim",
    "spokesperson": "Spokesperson",
    "organization": "Organization",
    "person": "Person",
    "date": "Date",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A fact as its card shows it."""

    headline: str
    lead: str  #: small words before the headline: who
    fields: tuple[tuple[str, str], ...]  #: label and value
    chain: tuple[tuple[str, str], ...]  #: name and relation of each hop, from the origin to the article
    rule: str | None
    confidence: float | None


def describe(fact: Fact) -> Described:
    """What to show of a fact."""
    lead, headline = _heading(fact)
    chain = tuple((hop.name, hop.relation) for hop in fact.chain) if isinstance(fact, Claim) else ()
    return Described(
        headline=headline,
        lead=lead,
        fields=tuple((label, value) for label, value in _fields(fact) if value),
        chain=chain,
        rule=None if isinstance(fact, Person) else fact.rule,
        confidence=fact.confidence if isinstance(fact, Commitment) else None,
    )


def _heading(fact: Fact) -> tuple[str, str]:
    match fact:
        case Organization() | Person():
            return "", fact.name
        case Spokesperson():
            return fact.person or "(unnamed)", f"for {fact.organization}"
        case TemporalExpression():
            return "", fact.span.text
        case Claim():
            said_by = fact.speaker or fact.organization or _joined(span.text for span in fact.source) or "nobody named"
            return said_by, _joined(span.text for span in fact.content)
        case Commitment():
            return fact.actor, promised_words(fact.trigger.text, fact.action.text)


def _fields(fact: Fact) -> Iterator[tuple[str, str]]:
    match fact:
        case Organization():
            yield "also", ", ".join(alias for alias in fact.aliases if alias != fact.name)
            yield "named", _times(len(fact.mentions))
        case Person():
            yield "named", _times(len(fact.mentions))
        case Spokesperson():
            yield "role", fact.role.text if fact.role else ""
            yield "capacity", fact.capacity.value
        case TemporalExpression():
            yield "means", days(fact.interval)
            yield "relation", fact.relation.value.lower().replace("_", " ")
            yield "allows", days(fact.bound) if fact.bound != fact.interval else ""
            yield "value", fact.value
            yield "vague", "yes" if fact.vague else ""
            yield "counted from", (fact.anchor_text or "") if fact.anchor_kind else ""
            yield "side", fact.direction or ""
            yield "unresolved", fact.unresolved or ""
        case Claim():
            yield "speaker", fact.speaker or ""
            yield "for", fact.organization or ""
            yield "speech", fact.kind.value
            yield "source words", _joined(span.text for span in fact.source)
            yield "cue", _joined(span.text for span in fact.cue)
        case Commitment():
            yield from _commitment_fields(fact)


def _commitment_fields(fact: Commitment) -> Iterator[tuple[str, str]]:
    yield "status", fact.status.value
    yield "kind", f"{fact.kind.value}{', not to act' if fact.polarity.value == 'negative' else ''}"
    if fact.deadline:
        yield "deadline", fact.deadline.span.text
        yield "days", days(fact.deadline.interval) + (" (a reading)" if fact.deadline.vague else "")
    yield "condition", fact.condition.text if fact.condition else ""
    yield "to", fact.counterparty or ""
    yield "reported by", fact.speaker or ""


def days(interval: Interval) -> str:
    """The days of an interval; empty: it has no bound."""
    start, end = _day(interval.start), _day(interval.end)
    if start and end:
        return start if start == end else f"{start} – {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _joined(words: Iterator[str]) -> str:
    return " … ".join(words)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
