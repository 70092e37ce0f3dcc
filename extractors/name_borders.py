"""Where a name begins and ends, and what is none: what the spelling tells after a recognizer has marked its entities.

A recognizer decides word by word and errs at the edges: it takes the possessive into a place's name, leaves the second
bracket out of "JD(S)", and in unfamiliar prose marks a common noun. Spelling settles these whatever the words mean, so
that no case here needs a list of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.labels import PLACES

POSSESSIVES = frozenset({"'s", "’s"})
#: Names that do not end in a possessive; companies do: McDonald's, Lloyd's.
_WITHOUT_POSSESSIVE = PLACES | {"PERSON", "NORP"}
#: Names begin with a capital where a text has capitals at all; peoples, laws and events need not.
_CAPITALIZED = PLACES | {"FAC", "ORG", "PERSON", "PRODUCT"}
_DASHES = frozenset({"-", "–", "—"})
_CAREFUL = 0.9  # of the sentences of a text begin with a capital if its writer cares

_SENTENCE = re.compile(r"(?:^|[.!?]\s|\n)[\s\"“‘'(\[]{0,9}([A-Za-z])")
_SMALL_I = re.compile(r"(?<![\w'’])i(?![\w'’.])")


@Language.component("name_borders", assigns=["doc.ents"], requires=["doc.ents"])
def name_borders(doc: Doc) -> Doc:
    """Set the borders of ``doc.ents`` right and drop those that are no names; time grows with the text's length."""
    careful = writes_capitals(doc.text)
    kept = [bounded(ent) for ent in doc.ents if not (careful and is_common(ent))]
    doc.ents = tuple(_apart(span for span in kept if span))
    return doc


def writes_capitals(text: str) -> bool:
    """Whether the text is written with the capitals that newspapers use; a chat's "i think google" is not."""
    starts = _SENTENCE.findall(text)
    return not _SMALL_I.search(text) and sum(map(str.isupper, starts)) >= _CAREFUL * len(starts)


def is_common(ent: Span) -> bool:
    """Whether nothing but small letters are marked: "refugees", "its agencies", but neither "4chan" nor "(dpa)"."""
    small = ent.label_ in _CAPITALIZED and ent.text.islower() and not any(map(str.isdigit, ent.text))
    return small and not (_text_at(ent.doc, ent.start - 1) == "(" and _text_at(ent.doc, ent.end) == ")")


def bounded(ent: Span) -> Span:
    """The entity with the bracket that it opens, without dashes at its ends or a possessive that is not its own."""
    start, end = ent.start, ent.end
    if ent.text.count("(") > ent.text.count(")") and _text_at(ent.doc, end) == ")":
        end += 1
    if ent.label_ in _WITHOUT_POSSESSIVE and end - start > 1 and ent.doc[end - 1].text in POSSESSIVES:
        end -= 1
    while start < end and ent.doc[end - 1].text in _DASHES:
        end -= 1
    while start < end and ent.doc[start].text in _DASHES:
        start += 1
    return ent if (start, end) == (ent.start, ent.end) else Span(ent.doc, start, end, label=ent.label_)


def _apart(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans in order, none over the one before it: a bracket may have belonged to the next."""
    last = 0
    for span in spans:
        if span.start >= last:
            yield span
            last = span.end


def _text_at(doc: Doc, position: int) -> str:
    return doc[position].text if 0 <= position < len(doc) else ""
