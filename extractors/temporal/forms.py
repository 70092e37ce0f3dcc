"""What a temporal expression says before anybody knows when it was written: underspecified forms.

A form keeps what the words give and leaves open what they leave open ("Friday" has no week yet, "April" no year).
The idea of an intermediate, unanchored form is that of Mazur and Dale's L-TIMEX and of UWTime (Lee et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units of time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Direction(StrEnum):
    """To which side of publication an expression without a year or week lies."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"  #: a timetable: today or ahead
    OPEN = "open"  #: nothing says


@dataclass(frozen=True, slots=True)
class Bearing:
    """The side on which an act lies, and the words that say so."""

    direction: Direction
    because: str = ""  #: "will sign"; "": nothing says


NO_BEARING = Bearing(Direction.OPEN)


class Window(StrEnum):
    """On which side of its anchor an amount of time lies."""

    NONE = "none"  #: a mere length
    PAST = "past"  #: "the past three years"
    FUTURE = "future"  #: "the next two years", "within 90 days"
    WITHIN = "within"  #: the same unless the act is past: "within 90 days"
    AHEAD = "ahead"  #: a point in the future unless the act is past: "in two weeks"


class PartKind(StrEnum):
    """How a part of a period is cut out."""

    THIRD = "third"  #: "early 2026": a third of it
    EDGE = "edge"  #: "the end of June": its last day
    SO_FAR = "so far"  #: "earlier this year": until publication
    REST = "rest"  #: "later this year": from publication


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole unit, counted from publication or from the last date of the text: "last year", "today"."""

    unit: Unit
    offset: int
    mention: bool = False  #: counted from the last date of the text: "the following month"
    bare: bool = False  #: "the quarter", "the year": which one, the text knows
    ended: bool = False  #: "the year ended June 30": the day behind it tells


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date with the parts the words give. ``year`` may be relative: "January last year"."""

    year: int | Shift | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    order: str | None = None  #: of a date in figures: "md", "dm", or "either" where both could be meant


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter (``Q3``), half (``H1``) or season (``SU``), of a year or of none; ``Q``: the one under discussion."""

    code: str
    year: int | Shift | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A business year, named by the calendar year in which it ends."""

    year: int | Shift
    end_month: int | None = None  #: where the text says when it ends
    end_day: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from ``start``, or a hundred for ``years=100``."""

    start: int
    years: int = 10


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that a calendar gives for every year."""

    name: str
    year: int | Shift | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units; ``count`` None: "weeks", "several years"."""

    count: float | None
    unit: Unit
    window: Window = Window.NONE
    most: float | None = None  #: the upper number of "three to five years"


@dataclass(frozen=True, slots=True)
class Distance:
    """A point some amount before (-1) or after (+1) publication, the last date of the text, or ``origin``."""

    amount: Amount
    sign: int
    mention: bool = False
    origin: Form | None = None
    event: str | None = None  #: the words of an origin that no calendar gives


@dataclass(frozen=True, slots=True)
class Directed:
    """A form with its side given: "last Friday" (-1), "this summer" (0), "next May" (+1)."""

    form: Calendar | Period | Holiday
    side: int
    mention: bool = False  #: counted from the last date of the text: "the previous Friday"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period: ``mod`` is START, MID or END."""

    whole: Form
    mod: str
    kind: PartKind


@dataclass(frozen=True, slots=True)
class First:
    """The first or last so many units of a period ("the first nine months of the year"), or the unit after ``skip``."""

    amount: Amount
    whole: Form
    last: bool = False
    skip: int | None = None  #: units before the one meant: 2 for "the third week of July"


@dataclass(frozen=True, slots=True)
class Holding:
    """The unit that holds a day: "the week of July 6"."""

    unit: Unit
    day: Form


@dataclass(frozen=True, slots=True)
class Timed:
    """A day with a time: ``time`` is a clock (``T21:15``) or a part of the day (``TNI``)."""

    day: Form
    time: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another, both included."""

    first: Form
    last: Form


@dataclass(frozen=True, slots=True)
class Reference:
    """``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``; ``unit`` where one is named ("recent weeks")."""

    value: str
    unit: Unit | None = None
    needs: Direction | None = None  #: FUTURE: a word of time only if the act lies ahead; OPEN: unless it is past
    timex_only: bool = False  #: the guideline leaves it out


@dataclass(frozen=True, slots=True)
class Recurring:
    """A repeated time, as a TIMEX3 value."""

    value: str
    rate: bool = False  #: "$30 billion a year", which the guideline leaves out


@dataclass(frozen=True, slots=True)
class Event:
    """A time that hangs on an event the text does not date."""

    words: str
    after: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without a day: only the TIMEX3 scheme keeps it."""

    time: str


@dataclass(frozen=True, slots=True)
class Modified:
    """A form with a TIMEX3 mod: "about three years"."""

    form: Form
    mod: str


Form = (
    Shift
    | Calendar
    | Period
    | FiscalYear
    | Decade
    | Holiday
    | Amount
    | Distance
    | Directed
    | Part
    | First
    | Holding
    | Timed
    | Range
    | Reference
    | Recurring
    | Event
    | Clock
    | Modified
)
