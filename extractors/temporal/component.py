"""The spaCy component ``temporal_finder``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.document import text_span
from extractors.temporal.cues import AHEAD_MARKS
from extractors.temporal.forms import (
    Amount,
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
)
from extractors.temporal.grammar import Found, find_expressions, timex_only
from extractors.temporal.intervals import bound_of, moved
from extractors.temporal.reading import Context, Mention, Reading
from extractors.temporal.relations import opens_clause, relation_of
from extractors.temporal.resolve import resolve
from extractors.temporal.tense import direction_of_name, lexical_direction, parsed_direction
from extractors.temporal.words import BREAK, Words, split_words
from models import AnchorKind, Interval, Relation, TemporalExpression, TimexType

Scheme = Literal["facts", "timex3"]
SPANS_KEY = "dates"
#: How many words lie at most between "30-day" and the date it runs from: "30-day comment period on June 1".
_RUN_FROM = 5


@Language.factory(
    "temporal_finder",
    default_config={"scheme": "facts"},
    assigns=["doc._.dates", "doc.spans"],
)
def create_temporal_finder(nlp: Language, name: str, scheme: Scheme) -> TemporalFinder:  # noqa: ARG001 - spaCy passes both
    """A finder; ``scheme`` "timex3" also keeps what TIMEX3 corpora mark and the guideline leaves out."""
    return TemporalFinder(scheme)


class TemporalFinder:
    """Finds temporal expressions and reads them as of the Doc's publication.

    ``doc._.dates`` are the records, ``doc.spans["dates"]`` the tokens that hold them. Anchors are
    ``doc._.published`` and earlier dates of the text: no clock, no time zone, nothing behind an expression's paragraph.
    """

    def __init__(self, scheme: Scheme = "facts") -> None:
        if scheme not in ("facts", "timex3"):
            raise ValueError(f"scheme must be 'facts' or 'timex3', not {scheme!r}")
        self.scheme = scheme

    def __call__(self, doc: Doc) -> Doc:
        words = split_words(doc.text)
        found = [one for one in find_expressions(words, ranges=self.scheme == "facts") if self._keeps(one, doc, words)]
        read = _Reader(doc, words, quarterly=self.scheme == "timex3")
        expressions = [expression for one in found if (expression := read(one))]
        _apply_runs(expressions, found if len(found) == len(expressions) else [], words)
        doc._.dates = tuple(expressions)
        doc.spans[SPANS_KEY] = _spans(doc, expressions)
        return doc

    def _keeps(self, found: Found, doc: Doc, words: Words) -> bool:
        ahead = isinstance(found.form, Reference) and found.form.needs is Direction.FUTURE
        if timex_only(found.form) if self.scheme == "facts" else ahead:
            return False
        start, end = words.start[found.start], words.end[found.end - 1]
        return not (start < doc._.text_start < end)


class _Reader:
    """Reads expressions one after another, remembering the dates named so far."""

    def __init__(self, doc: Doc, words: Words, *, quarterly: bool) -> None:
        self.doc = doc
        self.words = words
        self.published = published_day(doc._.published)
        self.parsed = doc.has_annotation("DEP")
        self.mention: Mention | None = None
        self.day_first = False
        self.quarter: date | None = None
        self.quarterly = quarterly

    def __call__(self, found: Found) -> TemporalExpression | None:
        words = self.words
        start, end = words.start[found.start], words.end[found.end - 1]
        relation = relation_of(words, found.start, found.end, found.form)
        context = Context(
            self.published,
            self._direction(found, start, end, relation),
            self.mention,
            self.quarter,
            self.quarterly,
            self.day_first,
        )
        if isinstance(found.form, Event) and (found.form.after or context.direction is not Direction.FUTURE):
            return None
        if isinstance(found.form, Reference) and not _stands(found, words, context.direction):
            return None
        reading = resolve(found.form, context)
        expression = self._expression(found, reading, relation, start, end)
        self._remember(found.form, reading, expression)
        return expression

    def _direction(self, found: Found, start: int, end: int, relation: Relation) -> Direction:
        if relation is Relation.SINCE:
            return Direction.PAST
        if relation is Relation.UNTIL and not opens_clause(self.words, found.start):
            return Direction.FUTURE
        if self.parsed:
            direction = self._parsed(found.form, start, end)
        else:
            direction = lexical_direction(self.words, found.start, found.end)
        return Direction.FUTURE if direction is Direction.OPEN and relation is Relation.BY else direction

    def _parsed(self, form: Form, start: int, end: int) -> Direction:
        if isinstance(form, Part) or (isinstance(form, Calendar) and form.month):
            named = direction_of_name(self.doc, start, end)
            if named is not None:
                return named
        direction = parsed_direction(self.doc, start, end)
        # Headlines tell the past in the present tense.
        return Direction.OPEN if direction is Direction.PRESENT and start < self.doc._.text_start else direction

    def _expression(
        self, found: Found, reading: Reading, relation: Relation, start: int, end: int
    ) -> TemporalExpression:
        interval = Interval(start=reading.start, end=reading.end)
        anchor_kind, anchor_text = reading.anchor_kind, None
        bound = bound_of(relation, interval, self.published)
        if isinstance(found.form, Event):
            anchor_text = found.form.words
            bound = Interval(start=self.published, end=None)
        elif anchor_kind is AnchorKind.MENTION and self.mention:
            anchor_text = self.mention.text
        event = _event_behind(self.words, found, relation)
        unresolved = reading.unresolved
        if event:
            anchor_kind, anchor_text, unresolved = AnchorKind.EVENT, event, "anchor not dated"
            interval = bound = Interval(start=None, end=None)
        return TemporalExpression(
            span=text_span(self.doc, start, end),
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
            unresolved=unresolved,
        )

    def _remember(self, form: Form, reading: Reading, expression: TemporalExpression) -> None:
        if isinstance(form, Calendar) and form.order in ("md", "dm"):
            self.day_first = form.order == "dm"
        if (
            reading.start
            and reading.end
            and reading.type in (TimexType.DATE, TimexType.TIME)
            and not isinstance(form, Range)
        ):
            if reading.granularity == "quarter" and isinstance(form, Period | Part):
                self.quarter = reading.start
            self.mention = Mention(reading.start, reading.end, reading.granularity, expression.span.text)


def _stands(found: Found, words: Words, direction: Direction) -> bool:
    """Whether a word such as "soon" looks ahead here: "was soon released" and "eventually left" do not."""
    needs = found.form.needs if isinstance(found.form, Reference) else None
    if needs is Direction.FUTURE:
        beside = (words.low[found.start - 1], words.low[found.end])
        return direction is Direction.FUTURE or any(word in AHEAD_MARKS for word in beside)
    return not (needs is Direction.OPEN and direction is Direction.PAST)


def published_day(published: datetime | date | None) -> date | None:
    """The calendar day a Doc says it was published on, as written: no zone is applied."""
    return published.date() if isinstance(published, datetime) else published


def _event_behind(words: Words, found: Found, relation: Relation) -> str | None:
    """The undated event a deadline counts from: "within 60 days of the vote"."""
    form = found.form.form if isinstance(found.form, Modified) else found.form
    low, j = words.low, found.end
    if not isinstance(form, Amount) or relation is not Relation.WITHIN or low[j] not in ("of", "after", "from"):
        return None
    k = j + 1
    while k < j + 5 and (low[k].isalpha() or low[k] == "-"):
        k += 1
    return words.text[words.start[j + 1] : words.end[k - 1]] if k > j + 1 else None


def _apply_runs(expressions: list[TemporalExpression], found: list[Found], words: Words) -> None:
    """Bounds a length by the date behind it: "a 30-day comment period on June 1" runs from June 1."""
    for index in range(len(found) - 1):
        one, following = found[index], found[index + 1]
        form = one.form
        start = expressions[index + 1].interval.start
        if not isinstance(form, Amount) or form.count is None or expressions[index].bound.start or start is None:
            continue
        if following.start - one.end > _RUN_FROM or isinstance(following.form, Shift | Amount):
            continue
        between = words.low[one.end : following.start]
        if (
            BREAK in between
            or "." in between
            or not between
            or between[-1] not in ("on", "from", "starting", "beginning")
        ):
            continue
        end = moved(start, form.count, form.unit)
        expressions[index] = replace(expressions[index], bound=Interval(start=start, end=end), relation=Relation.FROM)


def _spans(doc: Doc, expressions: list[TemporalExpression]) -> list[Span]:
    spans = []
    for expression in expressions:
        offset = 0 if expression.span.part.value == "title" else doc._.text_start
        span = doc.char_span(
            expression.span.start + offset, expression.span.end + offset, label=expression.type, alignment_mode="expand"
        )
        if span is not None:
            spans.append(span)
    return spans
