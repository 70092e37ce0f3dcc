"""The spaCy component ``temporal_finder``."""

from __future__ import annotations

from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from extractors.temporal.forms import Direction, Reference
from extractors.temporal.grammar import Found, find_expressions, timex_only
from extractors.temporal.reader import ExpressionReader, with_runs
from extractors.temporal.words import Words, split_words

Scheme = Literal["facts", "timex3"]
SPANS_KEY = "dates"


@Language.factory(
    "temporal_finder",
    default_config={"scheme": "facts"},
    assigns=["doc._.dates", "doc.spans"],
)
def make_temporal_finder(nlp: Language, name: str, scheme: Scheme) -> TemporalFinder:  # noqa: ARG001 - spaCy passes both
    """A finder; ``scheme`` "timex3" also keeps what TIMEX3 corpora mark and the guideline leaves out."""
    return TemporalFinder(scheme)


class TemporalFinder:
    """Finds temporal expressions and reads them as of the Doc's publication.

    ``doc._.dates`` are the records in order of appearance, ``doc.spans["dates"]`` the tokens that hold them. Anchors
    are ``doc._.published`` and earlier dates of the text: no clock, no time zone. A dependency parse is used for the
    tense of the governing verb where the Doc has one; without it the nearest verb-like word decides.
    Raises ValueError for an unknown scheme.
    """

    def __init__(self, scheme: Scheme = "facts") -> None:
        if scheme not in ("facts", "timex3"):
            raise ValueError(f"scheme must be 'facts' or 'timex3', not {scheme!r}")
        self.scheme = scheme

    def __call__(self, doc: Doc) -> Doc:
        words = split_words(doc.text)
        read = ExpressionReader(doc, words, quarterly=self.scheme == "timex3")
        pairs = []
        for found in find_expressions(words, ranges=self.scheme == "facts"):
            expression = read(found) if self._keeps(found, words, doc._.text_start) else None
            if expression:
                pairs.append((found, expression))
        doc._.dates = with_runs(pairs, words)
        doc.spans[SPANS_KEY] = [read.tokens(found, expression.type) for found, expression in pairs]
        return doc

    def _keeps(self, found: Found, words: Words, text_start: int) -> bool:
        if words.start[found.start] < text_start < words.end[found.end - 1]:
            return False
        if self.scheme == "facts":
            return not timex_only(found.form)
        return not (isinstance(found.form, Reference) and found.form.needs is Direction.FUTURE)
