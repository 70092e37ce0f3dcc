"""Costs: that they are measured in turns over the same texts; nothing is said of how fast."""

from __future__ import annotations

import os

import pytest

from extractors.evaluation import speed
from extractors.evaluation.cold_start import cold_start
from extractors.evaluation.speed import BLANK, compare_speed
from extractors.evaluation.threads import ONE_THREAD, use_one_thread
from models import ModelError

TEXTS = ["Acme met Bolt.", "Nobody else came."]  # four tokens each


def test_the_texts_are_read_until_there_are_enough_tokens():
    report = compare_speed([], TEXTS, rounds=3, tokens=20)
    assert (report.texts, report.readings, report.tokens) == (2, 3, 24)
    (blank,) = report.costs
    assert (blank.name, len(blank.rounds), blank.times_blank, blank.cold_start) == (BLANK, 3, 1.0, None)
    assert blank.cpu_seconds == sorted(blank.rounds)[1]


def test_pipelines_take_turns(monkeypatch):
    """Each round begins at the other end."""
    order = []

    def read(nlp, texts):
        order.append(nlp.meta["name"])
        return 1.0 if nlp.meta["name"] == "pipeline" else {"one": 2.0, "two": 6.0}[nlp.meta["name"]]

    def build(name, *, components):
        nlp = speed.spacy.blank("en")
        nlp.meta["name"] = name
        return nlp

    monkeypatch.setattr(speed, "_read", read)
    monkeypatch.setattr(speed, "build_nlp", build)
    monkeypatch.setattr(speed, "cold_start", lambda name, texts: None)
    report = compare_speed(["one", "two"], TEXTS, rounds=2)
    assert order[2:] == ["pipeline", "one", "two", "two", "one", "pipeline"]  # after each has read a text
    assert report.ratios == {"two / one": 3.0}
    assert [cost.times_blank for cost in report.costs] == [1.0, 2.0, 6.0]
    assert report.machine["cpus"] >= 1


def test_a_cold_start_is_that_of_a_fresh_process():
    start = cold_start("fast", TEXTS)
    assert start.cpu_seconds > 0
    assert start.seconds > 0
    assert start.peak_memory > 50 * 1024 * 1024  # spaCy alone takes more


def test_a_model_that_does_not_start_is_told():
    with pytest.raises(ModelError, match="no such language model"):
        cold_start("no-such-model", TEXTS)


def test_one_thread_is_asked_of_every_library(monkeypatch):
    for name in ONE_THREAD:
        monkeypatch.setenv(name, "8")
    use_one_thread()
    assert {os.environ[name] for name in ONE_THREAD} == {"1"}
