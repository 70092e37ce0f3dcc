"""Commitments: who promises what, by when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.temporal import Interval, Relation
from models.text import TextSpan


class CommitmentKind(StrEnum):
    """What makes it one."""

    PLEDGE = "pledge"  #: a promise given
    AGREEMENT = "agreement"  #: bound together with another party
    PLAN = "plan"  #: a declared intention or a scheduled act


class Polarity(StrEnum):
    """To act, or not to act."""

    POSITIVE = "positive"
    NEGATIVE = "negative"  #: binds itself not to act


class CommitmentStatus(StrEnum):
    """As the article leaves it."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The time words that bound an act, and the days they allow."""

    span: TextSpan  #: with the preposition: "by the end of the year"
    relation: Relation
    interval: Interval
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise an organization or its representative makes, as one article states it."""

    actor: str  #: who is to act, in the fullest form the article uses
    actor_span: TextSpan | None  #: the words standing for the actor in the evidence ("it", "the company")
    trigger: TextSpan
    action: TextSpan
    evidence: TextSpan  #: the clause that holds actor, trigger and action
    kind: CommitmentKind
    polarity: Polarity
    status: CommitmentStatus
    deadline: Deadline | None = None  #: None: the article gives none
    condition: TextSpan | None = None
    counterparty: str | None = None
    speaker: str | None = None  #: whose words report it; None: the actor itself, or not said
    confidence: float = 1.0  #: of the decision that it is one, 0 to 1
    rule: str


def promised_words(trigger: str, action: str) -> str:
    """The words of a promise, trigger before action; once where the action begins with it ("opens in May")."""
    return action if f"{action} ".startswith(f"{trigger} ") else f"{trigger} {action}"
