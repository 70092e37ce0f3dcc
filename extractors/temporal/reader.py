"""Reads expressions one after another: direction, days, bounds, and the dates named so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from spacy.tokens import Doc, Span

from extractors.document import text_span
from extractors.temporal.cues import AFTER_EVENTS, AHEAD_MARKS, DAY_FIRST_REGIONS, EVENT_NOUNS, MONTH_FIRST_REGIONS
from extractors.temporal.forms import (
    NO_BEARING,
    Amount,
    Bearing,
    Calendar,
    Direction,
    Event,
    Form,
    Modified,
    Part,
    Period,
    Range,
    Reference,
    Shift,
    Unit,
)
from extractors.temporal.grammar import Found
from extractors.temporal.intervals import bound_of, moved
from extractors.temporal.narrative import Narrative, lacks_year, middle
from extractors.temporal.reading import NO_ANCHOR, NO_PUBLICATION, Context, NamedDate, Reading
from extractors.temporal.relations import looks_ahead, opens_clause, relation_of
from extractors.temporal.resolve import resolve
from extractors.temporal.tense import direction_of_name, lexical_direction, parsed_direction, past_of_possessive
from extractors.temporal.words import BREAK, Words
from models import AnchorKind, Interval, Relation, TemporalExpression, TextSpan, TimexType

#: How many words lie at most between "30-day" and the date it runs from: "30-day comment period on June 1".
_RUN_FROM = 5
_FIRST_YEAR, _LAST_YEAR = 1500, 9000
_CLOCKS_APART = timedelta(days=2)  #: zones, and clocks that are wrong
_SHORTER_THAN_DAYS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_RUN_PREPOSITIONS = frozenset({"on", "from", "starting", "beginning"})


class ExpressionReader:
    """Turns what the grammar found in one Doc into records, in order, remembering the dates named so far."""

    def __init__(self, doc: Doc, words: Words, *, quarterly: bool = False) -> None:
        self.doc = doc
        self.words = words
        self.starts = [token.idx for token in doc]
        self.published, self.unpublished = publication_day(doc._.published, doc._.fetched)
        self.parsed = doc.has_annotation("DEP")
        self.mention: NamedDate | None = None
        self.order = figures_order(doc._.language)
        self.narrative = Narrative()
        self.quarter: date | None = None
        self.quarterly = quarterly

    def __call__(self, found: Found) -> TemporalExpression | None:
        words = self.words
        relation = relation_of(words, found.start, found.end, found.form)
        context = Context(
            self.published,
            self._bearing(found, relation),
            self.mention,
            self.quarter,
            self.quarterly,
            self.order,
        )
        if isinstance(found.form, Event) and (found.form.after or context.direction is not Direction.FUTURE):
            return None
        if isinstance(found.form, Reference) and not _stands(found, words, context.direction):
            return None
        reading = self._resolve(found.form, context)
        expression = self._expression(found, reading, relation)
        self._remember(found.form, reading, expression)
        return expression

    def _resolve(self, form: Form, context: Context) -> Reading:
        told = self.mention if self.narrative.holds and lacks_year(form) else None
        self.narrative.see(form, self.published)
        if told is None:
            return resolve(form, context)
        reading = resolve(form, replace(context, published=middle(told), bearing=NO_BEARING))
        return replace(reading, anchor_kind=AnchorKind.MENTION, direction="near: the date told of last")

    def _bearing(self, found: Found, relation: Relation) -> Bearing:
        before = self.words.low[found.start - 1]
        if relation is Relation.SINCE:
            return Bearing(Direction.PAST, "since")
        if looks_ahead(self.words, found.start):
            return Bearing(Direction.FUTURE, f"{self.words.low[found.start - 2]} {before}")
        if relation is Relation.UNTIL and not opens_clause(self.words, found.start):
            return Bearing(Direction.FUTURE, before)
        bearing = self._parsed(found) if self.parsed else lexical_direction(self.words, found.start, found.end)
        open_bound = bearing.direction is Direction.OPEN and relation is Relation.BY
        return Bearing(Direction.FUTURE, "by") if open_bound else bearing

    def tokens(self, found: Found, label: str = "") -> Span:
        """The tokens that hold the expression."""
        first = bisect_right(self.starts, self.words.start[found.start]) - 1
        last = bisect_right(self.starts, self.words.end[found.end - 1] - 1)
        return Span(self.doc, first, last, label=label)

    def _parsed(self, found: Found) -> Bearing:
        form, span = found.form, self.tokens(found)
        if isinstance(form, Part) or (isinstance(form, Calendar) and form.month):
            named = direction_of_name(span)
            if named is not None:
                return named
        elif isinstance(form, Calendar) and (named := past_of_possessive(span)):
            return named
        bearing = parsed_direction(span)
        # Headlines tell the past in the present tense.
        headline = bearing.direction is Direction.PRESENT and self._in_title(found)
        return NO_BEARING if headline else bearing

    def _in_title(self, found: Found) -> bool:
        return self.words.start[found.start] < int(self.doc._.text_start)

    def _expression(self, found: Found, reading: Reading, relation: Relation) -> TemporalExpression:
        interval = Interval(start=reading.start, end=reading.end)
        anchor_kind, anchor_text = reading.anchor_kind, None
        bound = bound_of(relation, interval, self.published)
        if reading.vague and reading.type is TimexType.DURATION and relation is Relation.AT:
            bound = Interval(start=self.published, end=None)  # "in a few weeks"
        if isinstance(found.form, Event):
            anchor_text = found.form.words
            bound = Interval(start=self.published, end=None)
        elif anchor_kind is AnchorKind.MENTION and self.mention:
            anchor_text = self.mention.text
        event = _event_behind(self.words, found, relation)
        unresolved = self.unpublished if reading.unresolved == NO_PUBLICATION else reading.unresolved
        if event:
            anchor_kind, anchor_text, unresolved = AnchorKind.EVENT, event, NO_ANCHOR
            interval = bound = Interval(start=None, end=None)
        return TemporalExpression(
            span=self._text_span(found),
            type=reading.type,
            value=reading.value,
            mod=reading.mod,
            interval=interval,
            bound=bound,
            relation=relation,
            vague=reading.vague,
            granularity=reading.granularity,
            anchor_kind=anchor_kind,
            anchor_text=anchor_text,
            rule=found.rule,
            direction=reading.direction,
            unresolved=unresolved,
        )

    def _text_span(self, found: Found) -> TextSpan:
        words = self.words
        return text_span(self.doc, words.start[found.start], words.end[found.end - 1])

    def _remember(self, form: Form, reading: Reading, expression: TemporalExpression) -> None:
        if isinstance(form, Calendar) and form.order in ("md", "dm"):
            self.order = form.order
        day_like = reading.type in (TimexType.DATE, TimexType.TIME) and not isinstance(form, Range)
        if not (reading.start and reading.end and day_like):
            return
        discussed = reading.granularity == "quarter" and isinstance(form, Period | Part)
        if discussed and not self._compares(reading.start):
            self.quarter = reading.start
        if not (self.narrative.holds and reading.anchor_kind is AnchorKind.PUBLISHED):
            self.mention = NamedDate(reading.start, reading.end, reading.granularity, expression.span.text)

    def _compares(self, quarter: date) -> bool:
        """Whether a quarter is the one under discussion a year earlier, which results are compared with."""
        return self.quarter is not None and moved(self.quarter, -1, Unit.YEAR) == quarter


def _stands(found: Found, words: Words, direction: Direction) -> bool:
    """Whether a word such as "soon" looks ahead here: "was soon released" and "eventually left" do not."""
    needs = found.form.needs if isinstance(found.form, Reference) else None
    if needs is Direction.FUTURE:
        beside = (words.low[found.start - 1], words.low[found.end])
        return direction is Direction.FUTURE or any(word in AHEAD_MARKS for word in beside)
    return not (needs is Direction.OPEN and direction is Direction.PAST)


def publication_day(
    published: datetime | date | None, fetched: datetime | None = None
) -> tuple[date | None, str | None]:
    """The calendar day a text was published on, as written (no zone is applied), or why none can be counted from.

    There is none to count from in a year no news is from, and none that lies after the day the text was fetched.
    """
    day = published.date() if isinstance(published, datetime) else published
    if day is None:
        return None, NO_PUBLICATION
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None, f"published in the year {day.year}"
    if fetched is not None and day > fetched.date() + _CLOCKS_APART:
        return None, f"published on {day.isoformat()}, after it was fetched"
    return day, None


def figures_order(language: str | None) -> str | None:
    """Whether figures give day or month first where the language is written ("en-GB": "dm"); None: either."""
    _, _, region = (language or "").replace("_", "-").partition("-")
    region = region[-2:].upper()
    if region in MONTH_FIRST_REGIONS:
        return "md"
    return "dm" if region in DAY_FIRST_REGIONS else None


def _event_behind(words: Words, found: Found, relation: Relation) -> str | None:
    """The undated event a deadline counts from: "within 60 days of the vote"."""
    form = found.form.form if isinstance(found.form, Modified) else found.form
    low, j = words.low, found.end
    counted = low[j] in (("of", "after", "from") if relation is Relation.WITHIN else ("after", "before"))
    if not isinstance(form, Amount) or not counted:
        return None
    k = j + 1
    while k < j + 5 and (low[k].isalpha() or low[k] == "-") and low[k] not in AFTER_EVENTS:
        k += 1
        if low[k - 1] in EVENT_NOUNS:
            break
    return words.text[words.start[j + 1] : words.end[k - 1]] if k > j + 1 else None


def with_runs(pairs: Sequence[tuple[Found, TemporalExpression]], words: Words) -> tuple[TemporalExpression, ...]:
    """The expressions, a length bounded by the date behind it: "a 30-day comment period on June 1" runs from June 1."""
    expressions = [expression for _, expression in pairs]
    for index in range(len(pairs) - 1):
        (one, length), (following, first) = pairs[index], pairs[index + 1]
        form = one.form.form if isinstance(one.form, Modified) else one.form
        start = first.interval.start
        if not isinstance(form, Amount) or form.count is None or length.bound.start or start is None:
            continue
        if form.unit in _SHORTER_THAN_DAYS:  # "two more trains an hour from June 1" is a rate
            continue
        if isinstance(following.form, Shift | Amount) or not _runs_from(words.low[one.end : following.start]):
            continue
        bound = Interval(start=start, end=moved(start, form.count, form.unit))
        expressions[index] = replace(length, bound=bound, relation=Relation.FROM)
    return tuple(expressions)


def _runs_from(between: list[str]) -> bool:
    return (
        0 < len(between) <= _RUN_FROM
        and (between[-1] in _RUN_PREPOSITIONS or between[-2:] in (["starting", "in"], ["beginning", "in"]))
        and not any(word in (BREAK, ".", ",", ";") for word in between)
    )
