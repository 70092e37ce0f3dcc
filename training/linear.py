"""What the trainings of the linear judges share: rows of hashed features, the regression, the weights that are kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression


def sparse_rows(features: Sequence[NDArray[np.int64]], size: int) -> csr_matrix:
    """One row per example of shape (n, ``size``): 1 in each row of the weight table that its features fall into."""
    starts = np.concatenate([[0], np.cumsum([len(row) for row in features])])
    columns = np.concatenate(features)
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(features), size))


def with_vectors(rows: csr_matrix, vectors: NDArray[np.float32]) -> csr_matrix:
    """The rows, each with its vector behind it."""
    return hstack([rows, csr_matrix(vectors)]).tocsr()


def fit(rows: csr_matrix, labels: NDArray[np.bool_], smoothing: float) -> LogisticRegression:
    """The regression with L2 of that inverse strength."""
    return LogisticRegression(C=smoothing, solver="liblinear", max_iter=300).fit(rows, labels)


def weights(
    words: Sequence[NDArray[np.float64]],
    vector: NDArray[np.float64],
    bias: Sequence[float],
    threshold: Sequence[float],
) -> dict[str, NDArray[np.floating]]:
    """The arrays that `extractors.linear.load_weights` reads, each pair without and with the vectors."""
    named = {"words": np.stack(words), "vector": vector, "bias": np.array(bias), "threshold": np.array(threshold)}
    return {name: array.astype(np.float16 if name == "words" else np.float32) for name, array in named.items()}
