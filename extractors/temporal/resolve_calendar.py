"""Days of forms that need no other form: dates, quarters, seasons, fiscal years, holidays, units counted from now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.temporal import forms
from extractors.temporal.choice import (
    around,
    bare_weekday,
    choose,
    every_year,
    near,
    near_month,
    nearest_quarter,
    nearest_season,
    weekend,
)
from extractors.temporal.forms import Unit
from extractors.temporal.holidays import BY_NAME
from extractors.temporal.intervals import duration_value, in_calendar, month_end, moved, unit_value
from extractors.temporal.reading import (
    AMBIGUOUS_FIGURES,
    NEARBY,
    NO_PUBLICATION,
    NO_SUCH_DAY,
    OUT_OF_RANGE,
    UNRESOLVED_DAY,
    Context,
    Reading,
    dated,
)
from models import AnchorKind, TimexType

_BY_MONTH = frozenset({Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY})
_SEASONS = frozenset({"SP", "SU", "FA", "WI"})


def _year(year: int | forms.Shift | None, context: Context) -> int | None:
    if not isinstance(year, forms.Shift):
        return year
    base = context.anchor if year.mention else context.published
    return base.year + year.offset if base else None


def _anchor_of(year: int | forms.Shift | None) -> AnchorKind | None:
    if not isinstance(year, forms.Shift):
        return None
    return AnchorKind.MENTION if year.mention else AnchorKind.PUBLISHED


def resolve_calendar(form: forms.Calendar, context: Context) -> Reading:
    """A date, month, year or weekday; without a year, the one that the text most likely means."""
    if form.order == "either" and context.order == "dm":
        form = replace(form, month=form.day, day=form.month)
    reading = _plain_calendar(form, context)
    ambiguous = form.order == "either" and context.order is None and form.month != form.day
    return replace(reading, vague=True, direction=AMBIGUOUS_FIGURES) if ambiguous else reading


def _plain_calendar(form: forms.Calendar, context: Context) -> Reading:
    if form.month is None and form.weekday is not None:
        return _weekday(form.weekday, context)
    year = _year(form.year, context)
    if year is None and form.year is None and form.month:
        return _without_year(form, form.month, context)
    if year is None:
        return replace(UNRESOLVED_DAY, value="XXXX")
    value = _value(year, form.month, form.day)
    if not in_calendar(year):
        return Reading(TimexType.DATE, value, unresolved=OUT_OF_RANGE)
    return dated(value, _anchor_of(form.year))


def _value(year: int | str, month: int | None, day: int | None) -> str:
    name = f"{year:04d}" if isinstance(year, int) else year
    return name + (f"-{month:02d}" if month is not None else "") + (f"-{day:02d}" if day is not None else "")


def _without_year(form: forms.Calendar, month: int, context: Context) -> Reading:
    published = context.published
    if published is None:
        return replace(UNRESOLVED_DAY, value=_value("XXXX", month, form.day))
    days = every_year(month, form.day or 1, published)
    if not days:
        return Reading(TimexType.DATE, _value("XXXX", month, form.day), unresolved=NO_SUCH_DAY)
    if form.weekday is not None:
        return _by_weekday(form, month, days, context, published)
    before, after = around(days, published)
    if form.day is None and (before.year, before.month) == (published.year, published.month):
        chosen, why = before, "present: the month of publication"
    elif close := near(before, after, published) if form.day is not None else near_month(before, after, published):
        chosen, why = close, NEARBY
    else:
        chosen, why = choose(before, after, published, context.direction), context.choice("the nearer one")
    return dated(_value(chosen.year, month, form.day), AnchorKind.PUBLISHED, direction=why)


def _by_weekday(form: forms.Calendar, month: int, days: list[date], context: Context, published: date) -> Reading:
    """ "Sunday, September 8": of the year the text speaks of if the weekday fits, else of the nearest that fits."""
    mentioned = every_year(month, form.day or 1, context.mention.end) if context.mention else []
    told = [day for day in mentioned if context.mention and day.year == context.mention.end.year]
    if told and told[0].weekday() == form.weekday:
        return dated(told[0].isoformat(), AnchorKind.MENTION, direction="the year told of, which the weekday fits")
    fitting = [day for day in days if day.weekday() == form.weekday] or days
    nearest = min(fitting, key=lambda day: abs((day - published).days))
    return dated(nearest.isoformat(), AnchorKind.PUBLISHED, direction="the nearest year that the weekday fits")


def _weekday(weekday: int, context: Context) -> Reading:
    published = context.published
    if published is None:
        return replace(UNRESOLVED_DAY, value=f"XXXX-WXX-{weekday + 1}")
    day = bare_weekday(weekday, published, context.direction)
    return dated(day.isoformat(), AnchorKind.PUBLISHED, direction=context.choice("the latest one"))


def resolve_shift(form: forms.Shift, context: Context) -> Reading:
    """A unit counted from publication or from the date named last: "last month", "the following year"."""
    base = context.anchor if form.mention else context.published
    kind = AnchorKind.MENTION if form.mention and context.mention else AnchorKind.PUBLISHED
    if base is None:
        return UNRESOLVED_DAY
    if form.ended:
        return Reading(TimexType.DURATION, duration_value(1, form.unit), granularity="duration")
    if form.bare and form.unit is Unit.QUARTER:
        return _bare_quarter(form, context, base)
    if (form.bare and form.unit is Unit.WEEKEND) or (form.unit is Unit.WEEKEND and not form.mention):
        saturday = weekend(form.offset, base, context.direction, bare=form.bare)
        why = None if form.offset else context.choice("the latest one" if form.bare else "the nearest one")
        return dated(unit_value(saturday, Unit.WEEKEND), kind, direction=why)
    day = moved(base.replace(day=1) if form.unit in _BY_MONTH else base, form.offset, form.unit)
    if day is None:
        return Reading(TimexType.DATE, "", unresolved=OUT_OF_RANGE)
    return dated(unit_value(day, form.unit), kind)


def _bare_quarter(form: forms.Shift, context: Context, published: date) -> Reading:
    """The quarter under discussion; "the latest quarter" is one that has ended."""
    ended = moved(published.replace(day=1), -1, Unit.QUARTER) or published
    named = context.quarter
    if named and not (form.offset < 0 and unit_value(named, Unit.QUARTER) > unit_value(ended, Unit.QUARTER)):
        return dated(unit_value(named, Unit.QUARTER), AnchorKind.MENTION)
    return dated(unit_value(ended, Unit.QUARTER), AnchorKind.PUBLISHED)


def resolve_period(form: forms.Period, context: Context) -> Reading:
    """A quarter, half or season; without a year, by the side on which the act lies."""
    season = form.code in _SEASONS
    year = _year(form.year, context)
    if form.code == "Q":
        number = f"-Q{(context.quarter.month + 2) // 3}" if context.quarter else ""
        return dated(f"{year:04d}{number}") if year else UNRESOLVED_DAY
    if year is not None:
        return dated(f"{year:04d}-{form.code}", _anchor_of(form.year), vague=season or form.fiscal)
    published = context.published
    if published is None:
        return replace(UNRESOLVED_DAY, value=f"XXXX-{form.code}")
    years = {published.year + offset: dated(f"{published.year + offset:04d}-{form.code}") for offset in (-2, -1, 0, 1)}
    spans = [(one.start, one.end) for one in years.values() if one.start and one.end]
    start, end = (nearest_season if season else nearest_quarter)(spans, published, context.direction)
    chosen = next(one for one in years.values() if (one.start, one.end) == (start, end))
    why = context.choice("the latest one" if season else "the nearest one")
    return replace(chosen, vague=season or form.fiscal, anchor_kind=AnchorKind.PUBLISHED, direction=why)


def resolve_fiscal_year(form: forms.FiscalYear, context: Context) -> Reading:
    """A fiscal year; its days only where its end is known."""
    year = _year(form.year, context)
    if year is None:
        return replace(UNRESOLVED_DAY, value="XXXX")
    if form.end_month is None:
        return dated(f"{year:04d}", vague=True)
    last = month_end(date(year, form.end_month, 1))
    end = last.replace(day=min(form.end_day or last.day, last.day))
    before = moved(end, -1, Unit.YEAR)
    if end == month_end(end) and before:
        before = month_end(before)
    start = before + timedelta(days=1) if before else None
    return Reading(TimexType.DATE, f"{year:04d}", start, end, "year")


def resolve_holiday(form: forms.Holiday, context: Context) -> Reading:
    """A holiday; without a year, the near one or the one on the side on which the act lies."""
    day_in = BY_NAME[form.name]
    year = _year(form.year, context)
    if year is not None:
        day = day_in(year) if in_calendar(year) else None
        return dated(day.isoformat()) if day else Reading(TimexType.DATE, "", unresolved=OUT_OF_RANGE)
    published = context.published
    if published is None:
        return UNRESOLVED_DAY
    days = [day for offset in (-1, 0, 1) if (day := day_in(published.year + offset))]
    if len(days) < 3:
        return Reading(TimexType.DATE, "", unresolved=OUT_OF_RANGE)
    before, after = around(days, published)
    close = near(before, after, published)
    chosen = close or choose(before, after, published, context.direction)
    why = NEARBY if close else context.choice("the nearer one")
    return dated(chosen.isoformat(), AnchorKind.PUBLISHED, direction=why)


def resolve_reference(form: forms.Reference, context: Context) -> Reading:
    """A time of which only the side is known: "recently", "in the future"."""
    value = duration_value(None, form.unit) if form.unit else form.value
    kind = TimexType.DURATION if form.unit else TimexType.DATE
    published = context.published
    if published is None:
        return Reading(kind, value, granularity="duration", vague=True, unresolved=NO_PUBLICATION)
    start = None if form.value == "PAST_REF" else published
    end = None if form.value == "FUTURE_REF" else published
    return Reading(kind, value, start, end, "duration", vague=True, anchor_kind=AnchorKind.PUBLISHED)
