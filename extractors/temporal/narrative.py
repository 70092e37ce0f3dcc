"""Whether a text tells history: then dates without a year belong to the year told of, not to that of publication.

The two styles of Strötgen and Gertz (HeidelTime): news, which counts from publication, and narratives, which count from
the date named last. Here the text shows which it is, as far as it has been read, so that a later paragraph changes
nothing before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.temporal.forms import (
    Calendar,
    Directed,
    Form,
    Holding,
    Holiday,
    Part,
    Period,
    Range,
    Shift,
    Timed,
)
from extractors.temporal.reading import NamedDate

_FEWEST_OLD = 3  #: dates of other years before a text can be a narrative
_PER_RECENT = 5  #: of them to one that is counted from publication
_OLD = 2  #: years before publication


@dataclass(slots=True)
class Narrative:
    """Counts what a text has named so far: dates of long ago with their year, and dates that count from publication."""

    old: int = 0
    recent: int = 0

    def see(self, form: Form, published: date | None) -> None:
        """Counts one expression."""
        form = _point(form)
        if isinstance(form, Calendar) and isinstance(form.year, int):
            self.old += published is not None and form.year <= published.year - _OLD
        elif (
            isinstance(form, Directed)
            or (isinstance(form, Shift) and not (form.mention or form.bare))
            or (isinstance(form, Calendar) and form.month is None and form.weekday is not None)
        ):
            self.recent += 1

    @property
    def holds(self) -> bool:
        """Whether the text has told history until now."""
        return self.old >= _FEWEST_OLD and self.old > _PER_RECENT * self.recent


def lacks_year(form: Form) -> bool:
    """Whether a year is to be found for the form: "September", "14 July", "the winter"."""
    form = _point(form)
    if isinstance(form, Calendar):
        return form.month is not None and form.year is None
    return isinstance(form, Holiday) or (isinstance(form, Period) and form.code != "Q" and form.year is None)


def middle(mention: NamedDate) -> date:
    """The day from which the nearest such day or month is looked for: all of "1941" is near the middle of 1941."""
    return mention.start + timedelta(days=(mention.end - mention.start).days // 2)


def _point(form: Form) -> Form:
    while isinstance(form, Part | Timed | Holding | Range):
        form = form.whole if isinstance(form, Part) else form.first if isinstance(form, Range) else form.day
    return form
