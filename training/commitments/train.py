"""Labels → weights: which candidates of the rules are commitments, with a probability that can be believed.

Logistic regression with L2 over hashed features, with and without the encoder's vectors. Everything that is chosen
(smoothing, calibration, threshold) is chosen on folds of articles, by weights that have not seen them, and on the
candidates drawn by chance: those that were labelled because the classifier was unsure of them are harder than most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from spacy.language import Language
from spacy.tokens import Doc

from extractors.commitments.action import action_of
from extractors.commitments.actors import Actor
from extractors.commitments.binding import actors_for
from extractors.commitments.candidates import Candidate
from extractors.commitments.features import features, vector
from extractors.commitments.filters import is_excluded, reasons_against
from extractors.commitments.scene import Scene, Voice
from extractors.commitments.tree import Range
from extractors.commitments.triggers import find_candidates
from extractors.encoder.component import WIDTH
from extractors.linear import Vector, feature_rows
from training.commitments.texts import CorpusText
from training.linear import fit, sparse_rows, weights, with_vectors

SIZE = 2**15  # rows of the table of features
FOLDS = 10
OWN_DAY = datetime(2026, 6, 26, 9, tzinfo=UTC)  # on which our own sentences are read
TIE = 0.03  # of F1; its curve is flat, and the labels are stricter than the annotators of the development articles
SMOOTHING = (0.1, 0.03)  #: inverse strength of L2, without and with the encoder's vectors
SCALE = 0.6  # of the vectors beside the features, which are 0 or 1
_WIDTH = 3 * WIDTH + 1  # vectors of trigger, act and subject, and the rules' score

Scores = NDArray[np.float64]
#: Rows of features, vector, whether it is a commitment, document, whether no rule excludes it, whether drawn by chance.
_Example = tuple[NDArray[np.int64], Vector, bool, int, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a reader said of a candidate."""

    id: int
    document: str
    anchor: int
    head: int
    rule: str
    commitment: bool
    kind: str
    actor_right: str
    by_chance: bool  #: drawn by chance, not because the classifier was unsure


def read_labels(path: Path, *, by_chance: bool = True) -> list[Label]:
    """The rows of labels.tsv, or of unsure.tsv."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    return [
        Label(
            id=int(row["id"]),
            document=row["document"],
            anchor=int(row["anchor"]),
            head=int(row["head"]),
            rule=row["rule"],
            commitment=row["label"] == "yes",
            kind=row["kind"],
            actor_right=row["actor_ok"],
            by_chance=by_chance,
        )
        for row in rows
    ]


@dataclass(slots=True)
class Examples:
    """Candidates as rows: features and vectors, whether each is a commitment, and its document."""

    rows: csr_matrix
    vectors: NDArray[np.float32]  #: (n, 3 * WIDTH + 1)
    labels: NDArray[np.bool_]
    documents: NDArray[np.int64]
    open: NDArray[np.bool_]  #: no rule excludes them, so that the judge decides
    by_chance: NDArray[np.bool_]  #: drawn by chance


def examples(labels: Iterable[Label], texts: Iterable[CorpusText], docs: Iterable[Doc]) -> Examples:
    """The labelled candidates that the rules still propose, in the order of the texts."""
    wanted: dict[str, dict[tuple[int, int], Label]] = defaultdict(dict)
    for label in labels:
        wanted[label.document][label.anchor, label.head] = label
    found = []
    for number, (text, doc) in enumerate(zip(texts, docs, strict=True)):
        scene, open_labels = Scene(doc), wanted[text.id]
        for candidate in find_candidates(doc):
            label = open_labels.pop((candidate.anchor.idx, candidate.head.idx), None)
            if label is not None:
                drawn = label.by_chance
                found.append(_example(scene, candidate, number, commitment=label.commitment, by_chance=drawn))
    return _stacked(found)


def own_examples(path: Path, nlp: Language) -> Examples:
    """Every candidate in our own sentences."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            doc = nlp(_article(line[2:], nlp))
            scene = Scene(doc)
            found += [
                _example(scene, one, 0, commitment=line[0] == "+", by_chance=False) for one in find_candidates(doc)
            ]
    return _stacked(found)


def _example(scene: Scene, candidate: Candidate, document: int, *, commitment: bool, by_chance: bool) -> _Example:
    seen = _seen(scene, candidate)
    known = vector(*seen)
    return (
        feature_rows(features(*seen), SIZE),
        known if known is not None else np.zeros(_WIDTH, dtype=np.float32),
        commitment,
        document,
        not is_excluded(reasons_against(scene, candidate)),
        by_chance,
    )


def _stacked(found: list[_Example]) -> Examples:
    rows, vectors, *others = zip(*found, strict=True)
    return Examples(sparse_rows(rows, SIZE), np.stack(vectors) * SCALE, *(np.array(other) for other in others))


def _article(text: str, nlp: Language) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published, doc._.language = OWN_DAY, "en"
    return doc


def _seen(scene: Scene, candidate: Candidate) -> tuple[Scene, Candidate, Range, list[Actor], Voice | None]:
    """What the judge is shown of a candidate."""
    voice = scene.voice(candidate.anchor.i)
    return scene, candidate, action_of(scene, candidate), actors_for(scene, candidate, voice), voice


def folded(given: Examples, rows: csr_matrix, own: Examples, own_rows: csr_matrix, smoothing: float) -> Scores:
    """Each candidate's log-odds by weights that have not seen its document; all of them learn our own sentences."""
    scores = np.zeros(len(given.labels))
    for learned, judged in GroupKFold(FOLDS).split(rows, given.labels, given.documents):
        model = fit(vstack([rows[learned], own_rows]), np.append(given.labels[learned], own.labels), smoothing)
        scores[judged] = model.decision_function(rows[judged])
    return scores


def train(given: Examples, own: Examples) -> dict[str, NDArray[np.floating]]:
    """The weights without and with the vectors, as `extractors.linear.LinearJudge` reads them.

    They are calibrated after Platt (1999): slope and offset that make the folds' log-odds probabilities are
    multiplied into the weights.
    """
    words, bias, threshold = [], [], []
    joined = with_vectors(given.rows, given.vectors), with_vectors(own.rows, own.vectors)
    tables = ((given.rows, own.rows), joined)
    for name, (rows, own_rows), smoothing in zip(("features", "features and vectors"), tables, SMOOTHING, strict=True):
        scores = folded(given, rows, own, own_rows, smoothing)
        judged = given.open & given.by_chance
        platt = LogisticRegression(C=1e6).fit(scores[judged, None], given.labels[judged])
        slope, offset = float(platt.coef_[0][0]), float(platt.intercept_[0])
        threshold.append(report(name, given, 1 / (1 + np.exp(-(slope * scores + offset)))))
        model = fit(vstack([rows, own_rows]), np.append(given.labels, own.labels), smoothing)
        words.append(model.coef_[0][:SIZE] * slope)
        bias.append(model.intercept_[0] * slope + offset)
        learned = model.coef_[0][SIZE:] * slope * SCALE
    return weights(words, learned, bias, threshold)


def report(name: str, given: Examples, probability: NDArray[np.float64]) -> float:
    """Print how the folds were judged; returns the probability from which on F1 is as good as best.

    Only candidates drawn by chance are counted. Of thresholds within TIE of the best it is the lowest: whoever wants
    fewer and surer ones has the confidence.
    """
    undecided, labels = given.open[given.by_chance], given.labels[given.by_chance]
    probability = np.where(undecided, probability[given.by_chance], 0.0)
    order = np.argsort(-probability)
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + labels.sum())
    best = int(np.flatnonzero(f1 >= f1.max() - TIE).max())
    precision, recall = right[best] / (best + 1), right[best] / labels.sum()
    print(
        f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1[best]:.3f} at {probability[order][best]:.3f}, "
        f"calibration error {calibration_error(probability[undecided], labels[undecided]):.3f}"
    )
    return float(probability[order][best])


def calibration_error(probability: NDArray[np.float64], labels: NDArray[np.bool_], bins: int = 10) -> float:
    """How far stated and found shares lie apart, on average over ten equally wide ranges of probability."""
    places = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        abs(probability[places == place].mean() - labels[places == place].mean()) * np.sum(places == place)
        for place in range(bins)
        if np.any(places == place)
    ]
    return float(sum(gaps) / len(labels))
