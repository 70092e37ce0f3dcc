"""Time in text: TIMEX3 expressions, and the calendar days they cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.text import TextSpan


class TimexType(StrEnum):
    """ISO-TimeML TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Relation(StrEnum):
    """How a preposition or verb turns an expression into a bound."""

    AT = "AT"
    BY = "BY"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    NOT_BEFORE = "NOT_BEFORE"
    UNTIL = "UNTIL"
    SINCE = "SINCE"
    WITHIN = "WITHIN"
    FROM = "FROM"
    BETWEEN = "BETWEEN"
    EVERY = "EVERY"
    NONE = "NONE"


class AnchorKind(StrEnum):
    """What a relative expression was counted from."""

    PUBLISHED = "PUBLISHED"
    MENTION = "MENTION"  #: another date in the text
    EVENT = "EVENT"  #: named, undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Whole days, both ends included; None: the text gives no bound on that side."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"interval starts after its end: {self.start} > {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporalExpression:
    """A temporal expression, without its preposition, and what it means as of publication."""

    span: TextSpan
    type: TimexType
    value: str  #: TIMEX3 value: ``2026-06-23``, ``2026-06``, ``P30D``, ``FUTURE_REF``; "" where none is known
    mod: str | None = None  #: TIMEX3 mod (START, MID, END, APPROX, ...)
    interval: Interval  #: the days it covers
    bound: Interval  #: the days allowed once ``relation`` is applied
    relation: Relation = Relation.AT
    vague: bool = False  #: the bounds are a reading, not a statement
    granularity: str = "day"  #: time, day, week, month, quarter, half, year, decade, duration
    anchor_kind: AnchorKind | None = None  #: None: absolute
    anchor_text: str | None = None
    rule: str  #: which rule read it
    direction: str | None = None  #: the side of publication chosen, and why ("future: will sign"); None: no choice
    unresolved: str | None = None  #: why no day is given; None: resolved, or nothing to resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """What ISO-TimeML corpora tag as TIMEX3, "now" and the like included: kept for scoring, no fact."""

    span: TextSpan
    type: TimexType
    value: str
    mod: str | None = None
