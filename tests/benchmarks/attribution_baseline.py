"""A plain way to find quotations, to see what the extractor adds to it: on the same parse, over the same texts.

The rules of the Gender Gap Tracker (Asr et al., PLOS ONE 2021): a verb of their list with a subject and the clause it
reports (syntactic), and a sentence in quotation marks beside such a verb without one (floating).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reporting_verbs import REPORTING
from spacy.tokens import Doc, Span, Token

from extractors.nlp import build_nlp

_MARKS = "“”\"''``"
Record = dict[str, Any]


def predictions(items: Iterable[Record]) -> Iterator[Record]:
    """For each article what the rules find, in the form that the scorer reads."""
    articles = list(items)
    for item, doc in zip(articles, build_nlp(components=False).pipe(item["text"] for item in articles), strict=True):
        yield {"id": item["id"], "attributions": list(_attributions(doc))}


def _attributions(doc: Doc) -> Iterator[Record]:
    for verb in doc:
        if verb.lemma_.lower() not in REPORTING:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        clause = next((child for child in verb.children if child.dep_ in ("ccomp", "parataxis")), None)
        content = _subtree(clause) if clause is not None else _floating(verb)
        if subject is not None and content is not None:
            yield {
                "source": [_characters(_subtree(subject))],
                "cue": [[verb.idx, verb.idx + len(verb)]],
                "content": [_characters(content)],
            }


def _floating(verb: Token) -> Span | None:
    """The sentence before the verb's, if it stands in quotation marks."""
    start = verb.sent.start
    before = verb.doc[start - 1].sent if start else None
    return before if before is not None and before[0].text in _MARKS else None


def _subtree(token: Token) -> Span:
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def _characters(span: Span) -> list[int]:
    return [span.start_char, span.end_char]
