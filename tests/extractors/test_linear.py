"""The linear judge: one sum for each candidate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.linear import LinearJudge, feature_rows

SIZE = 64


@pytest.fixture
def judge(tmp_path: Path) -> LinearJudge:
    """Without a vector only "promise" counts; with one also its first number. Both ask for three in four."""
    words = np.zeros((2, SIZE), dtype=np.float16)
    words[:, feature_rows(["promise"], SIZE)] = 2.0
    weights = {
        "words": words,
        "vector": np.array([3.0, 0.0], dtype=np.float32),
        "bias": np.array([-1.0, -1.0], dtype=np.float32),
        "threshold": np.array([0.75, 0.75], dtype=np.float32),
    }
    np.savez(tmp_path / "judge.npz", **weights)
    return LinearJudge(tmp_path / "judge.npz")


@pytest.mark.parametrize(
    ("features", "vector", "score"),
    [
        ([], None, -1.0),
        (["promise"], None, 1.0),
        (["promise", "promise"], None, 1.0),
        (["promise"], [1.0, 5.0], 4.0),
        ([], [-1.0, 5.0], -4.0),
    ],
)
def test_probability(judge, features, vector, score):
    """The logistic function of bias, features and vector; a feature counts once."""
    known = None if vector is None else np.array(vector, dtype=np.float32)
    assert judge.probability(features, known) == pytest.approx(1 / (1 + np.exp(-score)), abs=1e-3)


def test_threshold(judge):
    """A probability below the threshold of the training is a no, even above one half."""
    assert judge.probability(["promise"]) > 0.7
    assert not judge.says_yes(["promise"])
    assert judge.says_yes(["promise"], np.array([1.0, 0.0], dtype=np.float32))


def test_rows_are_the_same_everywhere():
    """Rows come from spaCy's stable hash, not from Python's, which changes with each process."""
    assert feature_rows(["lemma=say", "tag=VBD"], 2**14).tolist() == [536, 8982]


def test_missing_weights(tmp_path):
    """A judge whose weights are missing says so when it is asked."""
    with pytest.raises(OSError, match=r"none\.npz"):
        LinearJudge(tmp_path / "none.npz").probability(["promise"])
