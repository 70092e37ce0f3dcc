"""A change planted in the extractor shows as exactly the facts that it moves, with its cause."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import UTC, datetime

import pytest

from extractors import nlp as pipeline
from extractors.commitments import cues
from extractors.facts import extract_facts
from extractors.nlp import build_nlp, extractor_version
from models import Batch, Cause
from models.diff import BetweenExtractors
from warehouse.store import Warehouse

TEXTS = (
    "Brightwell Council vowed to rebuild the pool. The ministry will pay for the roof.",
    "Quarry Bank pledged to raise the pay of its cashiers, Lena Brandt said on Friday.",
    "Sable Motors plans to build vans in Orrmouth. It vowed to keep the old plant open.",
    "Rain fell on Brightwell, and the river rose by a metre on Monday.",
    "Northfield University agreed with Quarry Bank to lend students laptops, said its rector, Hanna Vogel.",
    '"Ships wait outside the harbour," said Viktor Sand, who owns the quay at Orrmouth.',
)


@pytest.fixture(scope="module")
def accurate():
    return build_nlp("accurate")


@pytest.fixture
def read(tmp_path, empty_file, make_version):
    """Has the texts read by two pipelines, one after the other, and compares what they found."""
    versions = tuple(
        make_version(text, title="", url=f"https://news.example/{number}", language="en")
        for number, text in enumerate(TEXTS)
    )

    def load(opened, nlp):
        extractor = extractor_version(nlp)
        found = tuple(extract_facts(nlp, versions, extractor.extractor_id))
        opened.load(Batch(run_id="run", versions=versions, extractions=found), extractor)
        return extractor.extractor_id

    def compare(first, then):
        with Warehouse.open(shutil.copy(empty_file, tmp_path / "facts.duckdb")) as opened:
            opened.start_run("run", "ingest", datetime(2026, 3, 2, tzinfo=UTC))
            ids = [load(opened, first), load(opened, then())]
            return opened.fact_diff(BetweenExtractors(before=ids[0], after=ids[1])), [
                opened.query("select * from facts where extractor_id = $id", {"id": one}) for one in ids
            ]

    return compare


def test_one_cue_removed(read, accurate, monkeypatch):
    """Two promises hang on the verb "vow": they, and nothing else, are lost, and the cue lists are to blame."""
    whole = pipeline.sources

    def without_vow():
        monkeypatch.delitem(cues.VERBS_TO, "vow")
        monkeypatch.setattr(
            pipeline,
            "sources",
            lambda *patterns: {
                path: re.sub(r' *"vow": .*\n', "", text, count=1) for path, text in whole(*patterns).items()
            },
        )
        return accurate

    diff, _ = read(accurate, without_vow)
    assert [(change.change, change.kind, change.subject) for change in diff] == [
        ("removed", "commitment", "Brightwell Council: rebuild the pool"),
        ("removed", "commitment", "Sable Motors: keep the old plant open"),
    ]
    assert {change.cause for change in diff} == {Cause.RULE}
    assert all(change.reason.startswith("the cue lists of the rules differ") for change in diff)


def test_the_model_swapped(read, accurate):
    """Every change has the model as its cause, and what is not told as changed says the same in both readings."""
    diff, (before, after) = read(accurate, lambda: build_nlp("fast"))
    assert diff
    assert {change.cause for change in diff} == {Cause.MODEL}
    assert all("en_newsfacts_accurate" in change.reason and "en_newsfacts_fast" in change.reason for change in diff)
    told = [{change.before.fact_key for change in diff if change.before}]
    told.append({change.after.fact_key for change in diff if change.after})
    left = [
        Counter(facts[~facts.fact_key.isin(keys)][["article_id", "kind", "subject", "says"]].itertuples(index=False))
        for facts, keys in zip((before, after), told, strict=True)
    ]
    assert left[0] == left[1]
