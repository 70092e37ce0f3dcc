"""Corrections: which fields of a fact a reviewer may change, and the fact that comes of it.

Words that a fact stands on must stand in the article: a correction moves a fact's evidence, it invents none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from models import (
    ArticleVersion,
    Capacity,
    Claim,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Fact,
    Interval,
    Organization,
    Person,
    Polarity,
    Relation,
    ReviewError,
    Spokesperson,
    TemporalExpression,
    TextSpan,
    main_span,
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()  #: empty: free text
    words_of_text: bool = False  #: must stand in the article
    input_type: str = "text"


def form_fields(fact: Fact) -> tuple[Field, ...]:
    """The fields a reviewer may change, with what they say now."""
    return tuple(_fields(fact))


def _fields(fact: Fact) -> Iterator[Field]:
    match fact:
        case Organization() | Person():
            yield Field("name", "Name", fact.name)
        case Spokesperson():
            yield Field("person", "Person", fact.person or "")
            yield Field("organization", "Organization", fact.organization)
            yield Field("capacity", "Capacity", fact.capacity.value, _values(Capacity))
            yield Field("role", "Role", fact.role.text if fact.role else "", words_of_text=True)
        case TemporalExpression():
            yield Field("span", "Words", fact.span.text, words_of_text=True)
            yield from _interval_fields("interval", "First day", "Last day", fact.interval)
            yield Field("relation", "Relation", fact.relation.value, _values(Relation))
            yield from _interval_fields("bound", "Allowed from", "Allowed until", fact.bound)
        case Claim():
            yield Field("speaker", "Speaker", fact.speaker or "")
            yield Field("organization", "Speaks for", fact.organization or "")
            if len(fact.content) == 1:
                yield Field("content", "What is said", fact.content[0].text, words_of_text=True)
        case Commitment():
            yield from _commitment_fields(fact)


def _commitment_fields(fact: Commitment) -> Iterator[Field]:
    yield Field("actor", "Who", fact.actor)
    yield Field("trigger", "Words of promise", fact.trigger.text, words_of_text=True)
    yield Field("action", "What", fact.action.text, words_of_text=True)
    yield Field("status", "Status", fact.status.value, _values(CommitmentStatus))
    yield Field("kind", "Kind", fact.kind.value, _values(CommitmentKind))
    yield Field("polarity", "To act", fact.polarity.value, _values(Polarity))
    yield Field("deadline", "Deadline", fact.deadline.span.text if fact.deadline else "", words_of_text=True)
    interval = fact.deadline.interval if fact.deadline else Interval(start=None, end=None)
    yield from _interval_fields("due", "Not before", "Not after", interval)
    yield Field("condition", "Condition", fact.condition.text if fact.condition else "", words_of_text=True)
    yield Field("counterparty", "To whom", fact.counterparty or "")
    yield Field("speaker", "Reported by", fact.speaker or "")


def _interval_fields(name: str, first: str, last: str, interval: Interval) -> Iterator[Field]:
    yield Field(f"{name}_start", first, interval.start.isoformat() if interval.start else "", input_type="date")
    yield Field(f"{name}_end", last, interval.end.isoformat() if interval.end else "", input_type="date")


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


def corrected(fact: Fact, given: Mapping[str, str], version: ArticleVersion) -> Fact:
    """The fact as the form says; raises ReviewError naming the field that cannot be so, or that nothing changes."""
    made = made_of(fact, given, version)
    if made == fact:
        raise ReviewError("correction", "changes nothing; accept the fact if it is right", "nothing_changed")
    return made if isinstance(made, Person) else replace(made, rule="reviewer")


def made_of(fact: Fact, given: Mapping[str, str], version: ArticleVersion) -> Fact:
    """The fact with what a form says of it; raises ReviewError naming the field that cannot be so.

    ``given`` has the values of ``form_fields`` by name; fields that are missing stay.
    """
    now = {field.name: field.value for field in form_fields(fact)}
    told = now | {name: " ".join(value.split()) for name, value in given.items() if name in now}
    form = _Form(told, {name for name in now if told[name] != now[name]}, fact, version)
    return _MAKERS[type(fact)](fact, form)


@dataclass(frozen=True, slots=True)
class _Form:
    """The values of a form, read as what they are to be."""

    values: Mapping[str, str]
    changed: set[str]
    fact: Fact
    version: ArticleVersion

    def text(self, name: str) -> str:
        if not self.values[name]:
            raise ReviewError(name, "must not be empty", "empty")
        return self.values[name]

    def text_or_none(self, name: str) -> str | None:
        return self.values[name] or None

    def choice(self, name: str, kind: type[Any]) -> Any:
        try:
            return kind(self.values[name])
        except ValueError:
            known = ", ".join(_values(kind))
            raise ReviewError(name, f"is none of {known}", "no_choice") from None

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self.values[name]) if self.values[name] else None
        except ValueError:
            raise ReviewError(name, "is no day; write it as 2026-06-30", "no_day") from None

    def interval(self, name: str) -> Interval:
        start, end = self.day(f"{name}_start"), self.day(f"{name}_end")
        if start and end and start > end:
            raise ReviewError(f"{name}_end", f"lies before {start}", "no_interval")
        return Interval(start=start, end=end)

    def span(self, name: str, now: TextSpan | None) -> TextSpan:
        """The words where they stand, in the old ones or nearest to them; what was not changed stays where it is."""
        if name not in self.changed and now is not None:
            return now
        near = now or main_span(self.fact)
        source = self.version.part(near.part)
        pattern = r"\s+".join(re.escape(word) for word in self.text(name).split())
        places = [match.span() for match in re.finditer(pattern, source)]
        if not places:
            raise ReviewError(name, f"{self.values[name]!r} does not stand in the article", "not_in_text")
        start, end = min(
            places, key=lambda place: (place[0] < near.start or place[1] > near.end, abs(place[0] - near.start))
        )
        return TextSpan.of(source, start, end, near.part)

    def span_or_none(self, name: str, now: TextSpan | None) -> TextSpan | None:
        return self.span(name, now) if self.values[name] else None


def _named(fact: Organization | Person, form: _Form) -> Fact:
    return replace(fact, name=form.text("name"))


def _spokesperson(fact: Spokesperson, form: _Form) -> Fact:
    return replace(
        fact,
        person=form.text_or_none("person"),
        organization=form.text("organization"),
        capacity=form.choice("capacity", Capacity),
        role=form.span_or_none("role", fact.role),
    )


def _date(fact: TemporalExpression, form: _Form) -> Fact:
    return replace(
        fact,
        span=form.span("span", fact.span),
        interval=form.interval("interval"),
        bound=form.interval("bound"),
        relation=form.choice("relation", Relation),
    )


def _claim(fact: Claim, form: _Form) -> Fact:
    made = replace(fact, speaker=form.text_or_none("speaker"), organization=form.text_or_none("organization"))
    return replace(made, content=(form.span("content", fact.content[0]),)) if "content" in form.values else made


def _commitment(fact: Commitment, form: _Form) -> Fact:
    made = replace(
        fact,
        actor=form.text("actor"),
        trigger=form.span("trigger", fact.trigger),
        action=form.span("action", fact.action),
        status=form.choice("status", CommitmentStatus),
        kind=form.choice("kind", CommitmentKind),
        polarity=form.choice("polarity", Polarity),
        deadline=_deadline(fact.deadline, form),
        condition=form.span_or_none("condition", fact.condition),
        counterparty=form.text_or_none("counterparty"),
        speaker=form.text_or_none("speaker"),
    )
    return replace(made, evidence=_evidence(made, form.version))


def _deadline(now: Deadline | None, form: _Form) -> Deadline | None:
    span = form.span_or_none("deadline", now.span if now else None)
    if span is None:
        return None
    return Deadline(
        span=span,
        interval=form.interval("due"),
        relation=now.relation if now else Relation.BY,
        vague=now.vague if now else False,
    )


def _evidence(fact: Commitment, version: ArticleVersion) -> TextSpan:
    """The clause, grown to hold trigger and action where these were moved out of it."""
    parts = [span for span in (fact.evidence, fact.trigger, fact.action) if span.part is fact.evidence.part]
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    return TextSpan.of(version.part(fact.evidence.part), start, end, fact.evidence.part)


_MAKERS: Mapping[type[Any], Callable[[Any, _Form], Fact]] = {
    Organization: _named,
    Person: _named,
    Spokesperson: _spokesperson,
    TemporalExpression: _date,
    Claim: _claim,
    Commitment: _commitment,
}
