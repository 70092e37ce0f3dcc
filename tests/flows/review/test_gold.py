"""Reviewed articles as a gold set: in the guideline's format, and read by the scorer that judges extractors."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.review.corrections import corrected
from flows.review.decisions import addition_of
from flows.review.gold import write_gold
from models import Decision, DecisionAbout, ReviewError, Verdict, sentence_of
from warehouse.review import ReviewWarehouse


def decide(readings: Any, verdict: Verdict, kind: str, words: str, **changes: str) -> None:
    with ReviewWarehouse.open(readings.path) as opened:
        (version,) = opened.versions([readings.after.version_id]).values()
        stored = next(
            item
            for item in opened.facts_in([readings.after.extraction_id])
            if item.kind == kind and words in str(item.fact)
        )
        opened.decide(
            Decision(
                about=DecisionAbout.FACT,
                verdict=verdict,
                article_id=version.article_id,
                version_id=version.version_id,
                extraction_id=stored.extraction_id,
                kind=kind,
                fact_key=stored.fact_key,
                fact_hash=stored.fact_hash,
                sentence=sentence_of(version, stored.fact),
                reviewer="Kim",
                decided_at=datetime.now(UTC),
                corrected=corrected(stored.fact, changes, version) if changes else None,
            )
        )


def mark(readings: Any) -> None:
    with ReviewWarehouse.open(readings.path) as opened:
        opened.decide(
            Decision(
                about=DecisionAbout.ARTICLE,
                verdict=Verdict.ACCEPT,
                article_id=readings.after.article_id,
                version_id=readings.after.version_id,
                extraction_id=readings.after.extraction_id,
                kind="article",
                fact_key=readings.after.article_id,
                fact_hash=readings.after.extraction_id,
                sentence="",
                reviewer="Kim",
                decided_at=datetime.now(UTC),
            )
        )


def test_an_article_that_is_not_reviewed_is_no_gold(readings: Any, tmp_path: Path) -> None:
    decide(readings, Verdict.ACCEPT, "commitment", "hire 40 people")
    with pytest.raises(ReviewError, match="no article is completely reviewed"):
        write_gold(readings.path, tmp_path / "gold.jsonl")
    assert not (tmp_path / "gold.jsonl").exists()


@pytest.fixture
def gold(readings: Any, tmp_path: Path) -> Path:
    """The example reviewed: one promise rejected, one corrected, the rest taken as right."""
    decide(readings, Verdict.REJECT, "commitment", "hire 40 people")
    decide(readings, Verdict.CORRECT, "commitment", "open a plant", actor="Acme Trier", counterparty="the city")
    mark(readings)
    path = tmp_path / "gold.jsonl"
    assert write_gold(readings.path, path) == 1
    return path


def test_gold_has_what_reviewers_left_standing(gold: Path) -> None:
    (article,) = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    assert {key for key in article if not isinstance(article[key], list)} == {"id", "url", "published", "title", "text"}
    assert article["published"] == "2026-03-02"
    assert [(item["actor"], item["counterparty"]) for item in article["commitments"]] == [("Acme Trier", "the city")]
    assert [item["name"] for item in article["organizations"]] == ["Acme", "Apex"]
    assert [item["person"] for item in article["spokespeople"]] == ["Jo Li"]
    assert [item["start"] for item in article["dates"]] == ["2026-07-01"]
    for item in (*article["commitments"], *article["spokespeople"]):
        assert item["evidence"] in article["text"]


def test_an_added_fact_is_gold_and_stands_for_no_other(readings: Any, tmp_path: Path) -> None:
    """It does not count as one of those that the extractor found and somebody has still to decide."""
    form = {"article_id": readings.after.article_id, "fact": "organization", "words": "The Daily"}
    with ReviewWarehouse.open(readings.path) as opened:
        opened.decide(*addition_of(form, opened, "Kim"))
        assert opened.query("select facts, decided from review_progress").values.tolist() == [[8, 0]]
    mark(readings)
    assert write_gold(readings.path, tmp_path / "gold.jsonl") == 1
    article = json.loads((tmp_path / "gold.jsonl").read_text("utf-8"))
    assert ("The Daily", ["The Daily"]) in [(item["name"], item["aliases"]) for item in article["organizations"]]


@pytest.mark.parametrize("predicted", ["itself", "nothing"])
def test_the_scorer_reads_it(gold: Path, shared: Path, tmp_path: Path, predicted: str) -> None:
    """Compared with itself all is right; compared with nothing, nothing is found."""
    other = gold
    if predicted == "nothing":
        other = tmp_path / "empty.jsonl"
        other.write_text("", "utf-8")
    scorer = shared / "eval" / "score_facts.py"
    ended = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(other)], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    told = ended.stdout
    assert "commitments" in told
    assert ("1.000" in told) == (predicted == "itself"), told
