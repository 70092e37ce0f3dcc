"""PolNeAR's articles as training files of the role recognizer: `python -m training.encoder.roles`."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from extractors.claims.role_recognizer import CONTENT, CUE, SOURCE

EVERY_FOURTH = 4  # of the development articles is looked at while training


def role_docs(path: Path) -> Iterator[Doc]:
    """Yield each article with its roles as entities; of spans that share a token the first stays."""
    nlp = spacy.blank("en")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            doc = nlp.make_doc(article["text"])
            spans: list[Span] = []
            for attribution in article["attributions"]:
                for role in (SOURCE, CUE, CONTENT):
                    for start, end in attribution[role]:
                        span = doc.char_span(start, end, label=role, alignment_mode="expand")
                        if span is not None and (trimmed := _trimmed(span)):
                            spans.append(trimmed)
            doc.set_ents(spacy.util.filter_spans(spans))
            yield doc


def _trimmed(span: Span) -> Span | None:
    """The span without white space around it, which a recognizer never marks."""
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return Span(span.doc, start, end, label=span.label) if start < end else None


def main() -> None:
    """Read the command line and write roles.train.spacy and roles.dev-small.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    options = parser.parse_args()
    folder = options.corpora / "attribution"
    for part, name, step in (("train", "train", 1), ("dev", "dev-small", EVERY_FOURTH)):
        docs = list(role_docs(folder / f"polnear_{part}.jsonl.gz"))[::step]
        DocBin(["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(options.work / f"roles.{name}.spacy")
        print(f"roles.{name}.spacy", len(docs), "articles,", sum(len(doc) for doc in docs), "tokens")


if __name__ == "__main__":
    main()
