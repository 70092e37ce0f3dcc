"""A linear judge over hashed features: how the trained parts of the extractors decide.

Method: logistic regression over hashed binary features (Weinberger et al., ICML 2009), beside vectors of the encoder
where the pipeline has one. Training is in `training/`; here is one sum for each candidate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]  # compiled, missing in the stub

Vector = NDArray[np.float32]
Table = NDArray[np.float32]


def feature_rows(features: Iterable[str], size: int) -> NDArray[np.int64]:
    """The rows of the weight table that the features fall into, each once; the same on every machine."""
    return np.unique(np.fromiter((hash_string(feature) % size for feature in features), dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Weights:
    """What training leaves, for candidates without a vector and for those with one."""

    words: Table  #: (2, size), of the hashed features
    vector: Vector  #: (width,)
    bias: Vector  #: (2,)
    threshold: Vector  #: (2,), the probability from which on it is a yes


@cache
def load_weights(path: Path) -> Weights:
    """The weights in an ``.npz`` with an array of each name; raises OSError where the file is missing."""
    with np.load(path) as stored:
        return Weights(*(stored[name].astype(np.float32) for name in ("words", "vector", "bias", "threshold")))


class LinearJudge:
    """Answers one question about candidates by the weights in a file, which is read when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def probability(self, features: Iterable[str], vector: Vector | None = None) -> float:
        """How probable a yes is, between 0 and 1; ``vector`` has shape (width,)."""
        weights, known = load_weights(self._path), int(vector is not None)
        rows = feature_rows(features, weights.words.shape[1])
        score = float(weights.words[known, rows].sum() + weights.bias[known])
        if vector is not None:
            score += float(vector @ weights.vector)
        return float(1 / (1 + np.exp(-score)))

    def says_yes(self, features: Iterable[str], vector: Vector | None = None) -> bool:
        """Whether the probability reaches the threshold that the training chose."""
        threshold = load_weights(self._path).threshold[int(vector is not None)]
        return self.probability(features, vector) >= float(threshold)
