"""Promises followed through short stories, from their text to the tables analysts read.

The thresholds are what is reached. `python tests/benchmarks/follow_ups.py` prints the figures and each fault.
"""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

benchmark = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "follow_ups.py")))

#: Of each half: F1 of the decisions that two mentions are of one promise, and how many statuses may be wrong.
REACHED = {"develop": (0.97, 0), "held_out": (0.90, 4)}


@pytest.fixture(scope="module", params=list(REACHED))
def half(request, empty_file, tmp_path_factory) -> SimpleNamespace:
    """One half of the stories, loaded in their order, and backwards in larger batches."""
    folder = tmp_path_factory.mktemp(request.param)
    for order in ("forwards", "backwards"):
        shutil.copy(empty_file, folder / f"{order}.duckdb")
    newsroom = benchmark.Newsroom(benchmark.read_stories(benchmark.STORIES / f"{request.param}.txt"))
    newsroom.load(folder / "forwards.duckdb")
    newsroom.load(folder / "backwards.duckdb", backwards=True, at_once=36)
    return SimpleNamespace(
        name=request.param,
        figures=newsroom.measure(folder / "forwards.duckdb"),
        forwards=benchmark.tables(folder / "forwards.duckdb"),
        backwards=benchmark.tables(folder / "backwards.duckdb"),
    )


def test_mentions_of_one_promise_are_found(half):
    least, _ = REACHED[half.name]
    assert half.figures.f1 >= least, half.figures.faults


def test_statuses_are_those_of_the_day(half):
    _, wrong = REACHED[half.name]
    assert half.figures.statuses - half.figures.statuses_right <= wrong, half.figures.faults


def test_the_order_of_reading_does_not_matter(half):
    for name, rows in half.forwards.items():
        pd.testing.assert_frame_equal(rows, half.backwards[name], obj=name)


def test_there_are_enough_stories_of_each_kind():
    kinds = [story.name for file in REACHED for story in benchmark.read_stories(benchmark.STORIES / f"{file}.txt")]
    assert len(kinds) >= 40
    for kind in (
        "signed later", "dropped later", "deadline missed", "deadline moved", "denied by the actor",
        "repeated by three outlets", "a different commitment by the same actor", "the same act by another actor",
    ):  # fmt: skip
        assert sum(name.startswith(kind) for name in kinds) >= 4
