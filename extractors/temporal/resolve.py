"""From underspecified forms to days, given when the text was published and what it mentioned last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.temporal import forms
from extractors.temporal.choice import nearest_saturday, sided_weekday
from extractors.temporal.forms import Direction, Form, PartKind, Unit, Window
from extractors.temporal.intervals import duration_value, moved, third, unit_value
from extractors.temporal.reading import (
    COARSE_ANCHOR,
    NO_ANCHOR,
    NO_PUBLICATION,
    OUT_OF_RANGE,
    UNRESOLVED_DAY,
    Context,
    Reading,
    dated,
)
from extractors.temporal.resolve_calendar import (
    resolve_calendar,
    resolve_fiscal_year,
    resolve_holiday,
    resolve_period,
    resolve_reference,
    resolve_shift,
)
from models import AnchorKind, TimexType


def resolve(form: Form, context: Context) -> Reading:  # noqa: C901 - one case for each kind of form
    """The days a form covers. Pure: depends on nothing but its arguments.

    Without a publication date whatever is counted from it stays unresolved, with the reason.
    """
    match form:
        case forms.Calendar():
            return resolve_calendar(form, context)
        case forms.Shift():
            return resolve_shift(form, context)
        case forms.Directed():
            return _directed(form, context)
        case forms.Period():
            return resolve_period(form, context)
        case forms.FiscalYear():
            return resolve_fiscal_year(form, context)
        case forms.Decade():
            return dated(f"{form.start // form.years:0{3 if form.years == 10 else 2}d}")
        case forms.Holiday():
            return resolve_holiday(form, context)
        case forms.Amount():
            return _amount(form, context)
        case forms.Distance():
            return _distance(form, context)
        case forms.Part():
            return _part(form, context)
        case forms.First():
            return _first(form, context)
        case forms.Holding():
            return _holding(form, context)
        case forms.Timed():
            return _timed(form, context)
        case forms.Range():
            return _range(form, context)
        case forms.Reference():
            return resolve_reference(form, context)
        case forms.Modified():
            return _modified(form, context)
        case forms.Recurring():
            return Reading(TimexType.SET, form.value, granularity="duration")
        case forms.Event():
            return Reading(TimexType.DATE, "PAST_REF" if form.after else "FUTURE_REF", anchor_kind=AnchorKind.EVENT,
                           unresolved=NO_ANCHOR)  # fmt: skip
        case forms.Clock():
            return _clock(form, context)


def _directed(form: forms.Directed, context: Context) -> Reading:
    published = context.published
    if published is None:
        return resolve(form.form, context)
    if isinstance(form.form, forms.Calendar) and form.form.weekday is not None:
        base, kind = published, AnchorKind.PUBLISHED
        if form.mention and context.mention and context.mention.granularity == "day":
            base, kind = context.mention.start, AnchorKind.MENTION
        return dated(sided_weekday(form.form.weekday, form.side, base).isoformat(), kind)
    if form.side == 0:
        return _this_named(form.form, context)
    readings = [resolve(replace(form.form, year=published.year + offset), context) for offset in (-1, 0, 1)]
    spans = [reading for reading in readings if reading.start and reading.end]
    month_start = published.replace(day=1)
    if form.side < 0:
        fitting = [
            one for one in spans if one.end and one.end < (published if one.granularity != "month" else month_start)
        ]
        return replace(fitting[-1], anchor_kind=AnchorKind.PUBLISHED) if fitting else readings[0]
    fitting = [one for one in spans if one.start and one.start > published]
    return replace(fitting[0], anchor_kind=AnchorKind.PUBLISHED) if fitting else readings[-1]


def _this_named(form: forms.Calendar | forms.Period | forms.Holiday, context: Context) -> Reading:
    """ "this September", "this winter": of the year of publication; a past winter began the year before."""
    published = context.published
    year = published.year if published else None
    if published and isinstance(form, forms.Period) and form.code == "WI":
        running = published.month <= 2 or (context.direction is Direction.PAST and published.month < 12)
        year = published.year - 1 if running else published.year
    return replace(resolve(replace(form, year=year), context), anchor_kind=AnchorKind.PUBLISHED)


def _amount(form: forms.Amount, context: Context) -> Reading:
    value = duration_value(form.count, form.unit)
    published, window = context.published, form.window
    plain = Reading(TimexType.DURATION, value, granularity="duration")
    if window is Window.NONE or (window is Window.AHEAD and context.direction is Direction.PAST):
        return plain
    if published is None:
        return replace(plain, unresolved=NO_PUBLICATION)
    plain = replace(plain, anchor_kind=AnchorKind.PUBLISHED)
    if window is Window.AHEAD:
        return replace(_ahead(form, context), direction=context.choice("ahead"))
    sign = -1 if window is Window.PAST else 1
    far = moved(published, sign * form.count, form.unit) if form.count is not None else None
    start, end = (far, published) if sign < 0 else (published, far)
    beyond = form.count is not None and far is None
    unresolved = OUT_OF_RANGE if beyond else None
    return replace(plain, start=start, end=end, vague=form.count is None, unresolved=unresolved)


def _ahead(form: forms.Amount, context: Context) -> Reading:
    """ "in two weeks": the week two weeks on."""
    if form.count is None or form.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        value = duration_value(form.count, form.unit)
        return Reading(TimexType.DURATION, value, granularity="duration", vague=form.count is None)
    near = _distance(forms.Distance(replace(form, most=None), 1), context)
    if form.most is None:
        return near
    far = _distance(forms.Distance(replace(form, count=form.most, most=None), 1), context)
    return replace(near, end=far.end, value=near.value)


def _distance(form: forms.Distance, context: Context) -> Reading:
    base, kind = context.published, AnchorKind.PUBLISHED
    if form.origin is not None:
        origin = resolve(form.origin, context)
        base, kind = (origin.start if form.sign < 0 else origin.end), AnchorKind.MENTION
        if base is None:
            return replace(origin, value="")
    elif context.quarter and _same_quarter(form, context):
        base, kind = context.quarter, AnchorKind.MENTION
    elif form.mention and context.mention:
        base, kind = context.mention.start, AnchorKind.MENTION
        if not context.mention.as_exact_as(form.amount.unit):
            value = duration_value(form.amount.count, form.amount.unit)
            return Reading(
                TimexType.DURATION, value, granularity="duration", anchor_kind=kind, unresolved=COARSE_ANCHOR
            )
    if base is None:
        return UNRESOLVED_DAY
    count, unit = form.amount.count, form.amount.unit
    if count is None:
        return _unknown_distance(form, base, kind, context.published)
    day = moved(base, form.sign * count, unit)
    if day is None:
        return Reading(TimexType.DATE, "PAST_REF" if form.sign < 0 else "FUTURE_REF", unresolved=OUT_OF_RANGE)
    return _at_distance(day, unit, form, kind, context)


def _same_quarter(form: forms.Distance, context: Context) -> bool:
    """Whether "a year earlier" means the quarter under discussion, a year earlier."""
    if context.quarter is None or form.origin or form.amount != forms.Amount(1, Unit.YEAR) or form.sign > 0:
        return False
    named_last = form.mention and context.mention is not None and context.mention.granularity == "quarter"
    return named_last or context.quarterly


def _at_distance(day: date, unit: Unit, form: forms.Distance, kind: AnchorKind, context: Context) -> Reading:
    if form.origin is not None:
        return dated(day.isoformat(), kind)
    if unit in (Unit.DECADE, Unit.CENTURY):
        unit = Unit.YEAR
    if unit is Unit.FORTNIGHT:
        unit = Unit.WEEK
    if _same_quarter(form, context):
        unit = Unit.QUARTER
    if unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND, Unit.NIGHT):
        return replace(dated(day.isoformat(), kind), type=TimexType.TIME, granularity="time")
    if unit is Unit.YEAR and form.amount.count and form.amount.count != int(form.amount.count):
        unit = Unit.MONTH
    return dated(unit_value(day, unit), kind)


def _unknown_distance(form: forms.Distance, base: date, kind: AnchorKind, published: date | None) -> Reading:
    """ "years ago" ends at publication; "hours later" stays on the day of the mention; "days later" has no day."""
    if not form.mention:
        past = form.sign < 0
        value, start, end = ("PAST_REF", None, published) if past else ("FUTURE_REF", published, None)
        return Reading(TimexType.DATE, value, start, end, "duration", vague=True, anchor_kind=kind)
    if form.amount.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        return replace(dated(base.isoformat(), kind, vague=True), type=TimexType.TIME, granularity="time")
    value = duration_value(None, form.amount.unit)
    return Reading(TimexType.DURATION, value, granularity="duration", vague=True, anchor_kind=kind)


def _part(form: forms.Part, context: Context) -> Reading:
    whole = resolve(form.whole, context)
    if whole.start is None or whole.end is None:
        return replace(whole, mod=form.mod)
    start, end, published = whole.start, whole.end, context.published
    if form.kind is PartKind.EDGE:
        edge = start if form.mod == "START" else end
        return replace(whole, start=edge, end=edge, mod=form.mod, vague=False)
    if start == end:
        return replace(whole, mod=form.mod)
    if form.kind is PartKind.THIRD:
        first, last = third(start, end, form.mod)
        return replace(whole, start=first, end=last, mod=form.mod, vague=True)
    if published is None:
        return replace(whole, mod=form.mod, vague=True)
    if form.kind is PartKind.SO_FAR:
        end = min(end, published) if start <= published else end
    else:
        start = max(start, published) if published <= end else start
    return replace(whole, start=start, end=end, mod=form.mod, vague=True)


def _first(form: forms.First, context: Context) -> Reading:
    whole = resolve(form.whole, context)
    count, unit = form.amount.count, form.amount.unit
    reading = replace(
        whole, type=TimexType.DURATION, value=duration_value(count, unit), granularity="duration", vague=False
    )
    if whole.start is None or whole.end is None or count is None:
        return replace(reading, start=None, end=None)
    after = whole.end + timedelta(days=1)
    start = moved(after, -count, unit) if form.last else moved(whole.start, form.skip or 0, unit)
    end = after if form.last else moved(start, count, unit) if start else None
    if start is None or end is None or not whole.start <= start < end:
        return replace(reading, unresolved=OUT_OF_RANGE, start=None, end=None)
    reading = replace(reading, start=start, end=min(end - timedelta(days=1), max(start, whole.end)))
    if form.skip is None and not (form.last and count == 1):
        return reading
    return replace(reading, type=TimexType.DATE, value=unit_value(start, unit), granularity=unit.value)


def _holding(form: forms.Holding, context: Context) -> Reading:
    day = resolve(form.day, context)
    if day.start is None:
        return day
    start = nearest_saturday(day.start) if form.unit is Unit.WEEKEND else day.start
    return dated(unit_value(start, form.unit), day.anchor_kind, direction=day.direction)


def _timed(form: forms.Timed, context: Context) -> Reading:
    day = resolve(form.day, context)
    if len(day.value) != 10:
        return replace(day, type=TimexType.TIME, mod=form.mod)
    return replace(day, type=TimexType.TIME, value=day.value + form.time, granularity="time", mod=form.mod)


def _range(form: forms.Range, context: Context) -> Reading:
    first, last = resolve(form.first, context), resolve(form.last, context)
    if first.unresolved or last.unresolved:
        return replace(first, value=f"{first.value}/{last.value}", start=None, end=None,
                       unresolved=first.unresolved or last.unresolved)  # fmt: skip
    if first.start and last.end and first.start > last.end:
        first, last = _in_order(form, context, first, last)
    if not (first.start and last.end) or first.start > last.end:
        return replace(
            first, value=f"{first.value}/{last.value}", start=None, end=None, unresolved="ends before it starts"
        )
    return replace(first, value=f"{first.value}/{last.value}", end=last.end, vague=first.vague or last.vague)


def _in_order(form: forms.Range, context: Context, first: Reading, last: Reading) -> tuple[Reading, Reading]:
    """Both ends on the side where they are in order: "from Friday to Monday", "between November and March"."""
    if first.start is None or last.end is None:
        return first, last
    ahead = context.direction is Direction.FUTURE
    if ahead:
        return first, resolve(
            form.last, replace(context, published=first.start, bearing=forms.Bearing(Direction.FUTURE))
        )
    earlier = resolve(form.first, replace(context, published=last.end, bearing=forms.Bearing(Direction.PAST)))
    return earlier, last


def _modified(form: forms.Modified, context: Context) -> Reading:
    reading = replace(resolve(form.form, context), mod=form.mod)
    if isinstance(form.form, forms.Distance) and form.mod == "MORE_THAN" and form.form.sign < 0 and reading.end:
        return replace(reading, start=None, vague=True)
    return reading


def _clock(form: forms.Clock, context: Context) -> Reading:
    published = context.published
    if published is None:
        return Reading(TimexType.TIME, f"XXXX-XX-XX{form.time}", granularity="time", unresolved=NO_PUBLICATION)
    return dated(published.isoformat() + form.time, AnchorKind.PUBLISHED)
