"""The spaCy components ``temporal_finder``, for facts, and ``timex_tagger``, for comparison with TIMEX3 corpora."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.temporal.forms import Direction, Reference
from extractors.temporal.grammar import Found, find_expressions, timex_only
from extractors.temporal.reader import ExpressionReader, with_runs
from extractors.temporal.words import Words, split_words
from models import TemporalExpression, TextPart, Timex

SPANS_KEY = "dates"


@Language.factory("temporal_finder", assigns=["doc._.dates", "doc.spans"])
def make_temporal_finder(nlp: Language, name: str) -> TemporalFinder:  # noqa: ARG001 - spaCy passes both
    """A finder of temporal expressions as the guideline defines them."""
    return TemporalFinder()


@Language.factory("timex_tagger", assigns=["doc._.timexes"])
def make_timex_tagger(nlp: Language, name: str) -> TimexTagger:  # noqa: ARG001 - spaCy passes both
    """A tagger of what TIMEX3 corpora mark."""
    return TimexTagger()


class TemporalFinder:
    """Finds temporal expressions and reads them as of the Doc's publication.

    ``doc._.dates`` are the records in order of appearance, ``doc.spans["dates"]`` the tokens that hold them. Anchors
    are ``doc._.published`` and earlier dates of the text: no clock, no time zone. A dependency parse is used for the
    tense of the governing verb where the Doc has one; without it the nearest verb-like word decides.
    """

    def __call__(self, doc: Doc) -> Doc:
        words = split_words(doc.text)
        read = ExpressionReader(doc, words)
        pairs: list[tuple[Found, TemporalExpression]] = []
        spans: list[Span] = []
        for found in find_expressions(words):
            expression = None if timex_only(found.form) or _crosses(found, words, doc) else read(found)
            if expression:
                pairs.append((found, expression))
                spans.append(read.tokens(found, expression.type))
        doc._.dates = with_runs(pairs, words)
        doc.spans[SPANS_KEY] = spans
        return doc


class TimexTagger:
    """Tags the text as TIMEX3 corpora do, in ``doc._.timexes``: what TemporalFinder reads, and more.

    Beyond the guideline such corpora mark "now", bare clock times and rates, and both ends of a range; and earnings
    reports compare "a year ago" with the quarter under discussion.
    """

    def __call__(self, doc: Doc) -> Doc:
        doc._.timexes = tuple(_timexes(doc))
        return doc


def _timexes(doc: Doc) -> Iterator[Timex]:
    words = split_words(doc.text)
    read = ExpressionReader(doc, words, quarterly=True)
    for found in find_expressions(words, ranges=False):
        tag = None if _is_manner(found, words) or _crosses(found, words, doc) else read(found)
        if tag and tag.span.part is TextPart.TEXT:
            yield Timex(span=tag.span, type=tag.type, value=tag.value, mod=tag.mod)


def _is_manner(found: Found, words: Words) -> bool:
    """Whether corpora see no time in a word: "eventually", "immediately"."""
    needs_future = isinstance(found.form, Reference) and found.form.needs is Direction.FUTURE
    return needs_future and words.low[found.start] not in ("one", "someday")


def _crosses(found: Found, words: Words, doc: Doc) -> bool:
    """Whether an expression would run from the title into the text."""
    return words.start[found.start] < int(doc._.text_start) < words.end[found.end - 1]
