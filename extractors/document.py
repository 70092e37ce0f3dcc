"""How an article lies in a spaCy Doc, and how a place in the Doc becomes a span of stored text.

A Doc holds the title, a blank line and the text. Components read ``doc._.published``,
``doc._.fetched``, ``doc._.language`` and ``doc._.text_start`` and leave their findings as records on the Doc:

    doc._.organizations, doc._.people          entities
    doc._.dates, doc._.timexes                 temporal
    doc._.claims, doc._.spokespeople           claims
    doc._.commitments                          commitments
    doc._.follow_ups                           follow_ups
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from models import ArticleVersion, TextPart, TextSpan

SEPARATOR = "\n\n"
_TEXT = "newsfacts_text"  # key in doc.user_data

Doc.set_extension("published", default=None, force=True)  # datetime; None: unknown
Doc.set_extension("fetched", default=None, force=True)  # datetime; None: never fetched
Doc.set_extension("language", default=None, force=True)  # BCP 47 tag; None: unknown
Doc.set_extension("text_start", default=0, force=True)  # offset where the text begins after the title
for _facts in ("organizations", "people", "dates", "timexes", "claims", "spokespeople", "commitments", "follow_ups"):
    Doc.set_extension(_facts, default=(), force=True)


def make_doc(nlp: Language, version: ArticleVersion) -> Doc:
    """An unprocessed Doc of title and text that knows when it was published."""
    title = f"{version.title}{SEPARATOR}" if version.title else ""
    doc = nlp.make_doc(title + version.text)
    doc._.text_start = len(title)
    doc._.published, doc._.fetched = version.published, version.fetched_at
    doc._.language = version.language
    return doc


def text_of(doc: Doc) -> str:
    """``doc.text``, joined from the tokens once instead of on each call, which was two fifths of a run's time."""
    text = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return str(text)


def text_span(doc: Doc, start: int, end: int) -> TextSpan:
    """The stored span at the Doc's characters ``[start, end)``; surrounding white space is left out.

    Raises ValueError when the range is blank, or runs over the border of title and text.
    """
    text = text_of(doc)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    text_start: int = doc._.text_start
    if end <= text_start:
        return TextSpan.of(text, start, end, TextPart.TITLE)
    if start < text_start:
        raise ValueError(f"the range {start}-{end} runs from the title into the text")
    return TextSpan(start=start - text_start, end=end - text_start, text=text[start:end])
