"""Train the judge of claims on PolNeAR's training articles: `python -m training.claims`.

Each candidate of the rules, known or open, is an example; it is an attribution if half of its content and of a gold
content are the same words, and their sources and cues share one. Candidates inside a gold content are left out, since
PolNeAR annotates the outermost attribution only. Thresholds are those of the best F1 in five folds of articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold
from spacy.tokens import Doc

from extractors.claims.attribution import propose
from extractors.claims.judging import CERTAIN_RULES, WEIGHTS, features, vector
from extractors.claims.reading import Range, Reading, Reported
from extractors.encoder.component import WIDTH
from extractors.linear import feature_rows
from extractors.nlp import build_nlp
from training.linear import fit, sparse_rows, weights, with_vectors

SIZE = 2**14  # rows of the table of features
FOLDS = 5
SMOOTHING = (0.1, 0.03)  #: inverse strength of L2, without and with the encoder's vectors
VECTOR_PARTS = 3  # cue, source, content

Article = dict[str, Any]
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution as words of the Doc."""

    source: Words
    cue: Words
    content: Words


@dataclass(slots=True)
class Examples:
    """Candidates as rows: features and vectors, whether each is an attribution, and its article."""

    rows: csr_matrix
    vectors: NDArray[np.float32]  #: (n, 3 * WIDTH)
    labels: NDArray[np.bool_]
    articles: NDArray[np.int64]
    attributions: int  #: annotated in all articles, proposed or not


def read_articles(path: Path) -> list[Article]:
    """The articles of a PolNeAR part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_docs(articles: Iterable[Article], model: str) -> Iterator[Doc]:
    """The articles as the pipeline reads them before it looks for claims."""
    nlp = build_nlp(model)
    after = nlp.pipe_names[nlp.pipe_names.index("claim_finder") :]
    with nlp.select_pipes(disable=after):
        yield from nlp.pipe((article["text"] for article in articles), batch_size=16)


def examples(articles: Iterable[Article], docs: Iterable[Doc]) -> Examples:
    """All candidates of the articles that a judgement is asked for."""
    indices: list[NDArray[np.int64]] = []
    vectors, labels, groups, attributions = [], [], [], 0
    for number, (article, doc) in enumerate(zip(articles, docs, strict=True)):
        reading = Reading(doc)
        gold = [_gold(reading, attribution) for attribution in article["attributions"] if attribution["content"]]
        attributions += len(gold)
        for reported, held in propose(reading):
            if reported.rule in CERTAIN_RULES:
                continue
            found = _found(reading, reported)
            label = any(_same(doc, one, found) for one in gold)
            if not label and any((found.cue or found.content) <= one.content for one in gold):
                continue
            known = vector(doc, reported)
            indices.append(feature_rows(features(reading, reported, held=held), SIZE))
            vectors.append(known if known is not None else np.zeros(VECTOR_PARTS * WIDTH, dtype=np.float32))
            labels.append(label)
            groups.append(number)
    return Examples(sparse_rows(indices, SIZE), np.stack(vectors), np.array(labels), np.array(groups), attributions)


def _gold(reading: Reading, attribution: Article) -> Gold:
    roles = [
        _words(reading.doc, [reading.tokens(start, end) for start, end in attribution[role]])
        for role in ("source", "cue", "content")
    ]
    return Gold(*roles)


def _found(reading: Reading, reported: Reported) -> Gold:
    cue = [reported.cue] if reported.cue else []
    return Gold(*(_words(reading.doc, ranges) for ranges in (reported.source, cue, reported.content)))


def _words(doc: Doc, ranges: Iterable[Range]) -> Words:
    return frozenset(i for start, end in ranges for i in range(start, end) if doc[i].is_alpha or doc[i].like_num)


def _same(doc: Doc, gold: Gold, found: Gold) -> bool:
    shared = 2 * len(gold.content & found.content)
    if not shared or shared < len(gold.content) or shared < len(found.content):
        return False
    if gold.cue and found.cue and not gold.cue & found.cue:
        return False
    if not gold.source or not found.source:
        return gold.source == found.source
    telling = [{i for i in words if not doc[i].is_stop} or words for words in (gold.source, found.source)]
    return bool(telling[0] & telling[1])


def train(given: Examples) -> dict[str, NDArray[np.floating]]:
    """The weights without and with the vectors, as `extractors.linear.LinearJudge` reads them."""
    words, bias, threshold = [], [], []
    tables = (given.rows, with_vectors(given.rows, given.vectors))
    for rows, smoothing in zip(tables, SMOOTHING, strict=True):
        threshold.append(_threshold(given, rows, smoothing))
        model = fit(rows, given.labels, smoothing)
        words.append(model.coef_[0][:SIZE])
        bias.append(model.intercept_[0])
        learned = model.coef_[0][SIZE:]
    return weights(words, learned, bias, threshold)


def _threshold(given: Examples, rows: csr_matrix, smoothing: float) -> float:
    """The probability from which on F1 over all annotated attributions is best; others' weights judge each article."""
    probability = np.zeros(len(given.labels))
    for learned, judged in GroupKFold(FOLDS).split(rows, given.labels, given.articles):
        model = fit(rows[learned], given.labels[learned], smoothing)
        probability[judged] = model.predict_proba(rows[judged])[:, 1]
    order = np.argsort(-probability)
    right = np.cumsum(given.labels[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + given.attributions)
    best = int(f1.argmax())
    precision, recall = right[best] / (best + 1), right[best] / given.attributions
    print(f"folds: P {precision:.3f} R {recall:.3f} F1 {f1[best]:.3f} at {probability[order][best]:.3f}")
    return float(probability[order][best])


def main() -> None:
    """Read the command line and write the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    articles = read_articles(options.corpora / "attribution" / "polnear_train.jsonl.gz")
    given = examples(articles, read_docs(articles, options.model))
    print(len(given.labels), "candidates,", int(given.labels.sum()), "attributions")
    np.savez_compressed(options.output, **train(given))


if __name__ == "__main__":
    main()
