"""What a resolved form is, and what resolving needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.temporal.forms import NO_BEARING, Bearing, Direction, Unit
from extractors.temporal.intervals import days_of
from models import AnchorKind, TimexType

NO_PUBLICATION = "no publication date"
NO_SUCH_DAY = "no such day"
NO_ANCHOR = "anchor not dated"
COARSE_ANCHOR = "counted from a date that is less exact"
OUT_OF_RANGE = "outside the calendar"
NEARBY = "near: within six weeks of publication"
AMBIGUOUS_FIGURES = "figures: day and month could change places"


_FROM_FINE_TO_COARSE = ("time", "day", "week", "month", "quarter", "half", "year", "decade")
_STEPS = {Unit.SECOND: "time", Unit.MINUTE: "time", Unit.HOUR: "time", Unit.NIGHT: "day", Unit.FORTNIGHT: "week"}


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date that the text has named: what "later" and "the following month" count from."""

    start: date
    end: date
    granularity: str
    text: str

    def as_exact_as(self, unit: Unit) -> bool:
        """Whether units can be counted from it: days from a day, but not from a year."""
        step, own = _STEPS.get(unit, unit.value), self.granularity
        if step not in _FROM_FINE_TO_COARSE or own not in _FROM_FINE_TO_COARSE:
            return True
        return own == "day" or _FROM_FINE_TO_COARSE.index(own) <= _FROM_FINE_TO_COARSE.index(step)


@dataclass(frozen=True, slots=True)
class Context:
    """All that a form needs to become days."""

    published: date | None
    bearing: Bearing = NO_BEARING
    mention: NamedDate | None = None
    quarter: date | None = None  #: in the last quarter that the text has named
    quarterly: bool = False  #: "a year ago" is a quarter, once a quarter is named: how TIMEX3 corpora read earnings
    order: str | None = None  #: of dates in figures, by the language's region or earlier dates: "md" or "dm"

    @property
    def direction(self) -> Direction:
        return self.bearing.direction

    def choice(self, without_tense: str) -> str:
        """Why the side was chosen, for people: "future: will sign"; ``without_tense`` where no verb tells."""
        tells = self.bearing.direction is not Direction.OPEN
        return f"{self.bearing.direction}: {self.bearing.because}" if tells else f"open: {without_tense}"

    @property
    def anchor(self) -> date | None:
        return self.mention.end if self.mention else self.published


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form comes to. No ``start`` and ``end``: nothing on the calendar."""

    type: TimexType
    value: str
    start: date | None = None
    end: date | None = None
    granularity: str = "day"
    mod: str | None = None
    vague: bool = False
    anchor_kind: AnchorKind | None = None
    unresolved: str | None = None
    direction: str | None = None  #: which side of publication was chosen, and why; None: the words leave no choice


UNRESOLVED_DAY = Reading(TimexType.DATE, "", unresolved=NO_PUBLICATION)


def granularity_of(value: str) -> str:
    """The unit a TIMEX3 value names."""
    if value.startswith("P"):
        return "duration"
    if "T" in value:
        return "time"
    if "-W" in value and "-WI" not in value:
        return "week"
    tail = value[5:]
    if tail[:1] == "Q":
        return "quarter"
    if tail[:1] == "H":
        return "half"
    if len(value) == 10:
        return "day"
    if tail[:1] in ("S", "F", "W"):  # a season
        return "quarter"
    if len(value) < 4:
        return "decade"
    return "month" if tail else "year"


def dated(
    value: str, anchor_kind: AnchorKind | None = None, *, vague: bool = False, direction: str | None = None
) -> Reading:
    """The reading of a TIMEX3 value; a day that no calendar has stays unresolved."""
    try:
        days = days_of(value)
    except ValueError:
        return Reading(TimexType.DATE, value, unresolved=NO_SUCH_DAY, anchor_kind=anchor_kind, direction=direction)
    start, end = days or (None, None)
    kind = TimexType.TIME if "T" in value else TimexType.DATE
    grain = granularity_of(value)
    return Reading(kind, value, start, end, grain, vague=vague, anchor_kind=anchor_kind, direction=direction)
