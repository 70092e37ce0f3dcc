"""Which facts differ between two warehouses, and between two times where only decisions were taken."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models import (
    Batch,
    Cause,
    Decision,
    DecisionAbout,
    EntityDecision,
    Person,
    Sameness,
    TextSpan,
    Verdict,
    fact_hash,
    fact_key,
    sentence_of,
)
from models.diff import BetweenTimes
from warehouse.entities import EntityWarehouse
from warehouse.review import ReviewWarehouse
from warehouse.store import Warehouse


@pytest.fixture
def other(loaded, tmp_path):
    """A second warehouse with the same content."""
    loaded.query("checkpoint")
    path = tmp_path / "other.duckdb"
    loaded.close()
    shutil.copy(loaded.path, path)
    with ReviewWarehouse.open(path) as opened, Warehouse.open(loaded.path) as ours:
        yield ours, opened


def test_two_warehouses_alike(other):
    ours, theirs = other
    assert not ours.fact_diff_to(theirs)


def test_a_reviewer_is_the_cause_where_only_one_warehouse_has_the_decision(other, version, extraction, told):
    ours, theirs = other
    acme, apex = extraction.commitments
    for fact, verdict, corrected in (
        (acme, Verdict.REJECT, None),
        (apex, Verdict.CORRECT, replace(apex, actor="Apex Ltd")),
    ):
        theirs.decide(
            Decision(
                about=DecisionAbout.FACT,
                verdict=verdict,
                article_id=version.article_id,
                version_id=version.version_id,
                extraction_id=extraction.extraction_id,
                kind="commitment",
                fact_key=fact_key(version.article_id, fact),
                fact_hash=fact_hash(fact),
                sentence=sentence_of(version, fact),
                reviewer="ada",
                decided_at=datetime(2026, 3, 5, tzinfo=UTC),
                corrected=corrected,
            )
        )
    diff = ours.fact_diff_to(theirs)
    assert told(diff) == [
        ("removed", "commitment", "Acme: open a plant in Trier", "reviewer"),
        ("changed", "commitment", "Apex Ltd: hire 40 people", "reviewer"),
    ]
    assert diff.reversed().changes == theirs.fact_diff_to(ours).changes


def test_between_two_times_a_reviewer_and_a_merge_of_names_are_causes(other, version, extraction, told):
    """Nothing was read in between: what counts differs by what was decided, and back again by what was undone."""
    (acme, *_), day = extraction.commitments, datetime(2026, 3, 5, tzinfo=UTC)
    decision = Decision(
        about=DecisionAbout.FACT,
        verdict=Verdict.REJECT,
        article_id=version.article_id,
        version_id=version.version_id,
        extraction_id=extraction.extraction_id,
        kind="commitment",
        fact_key=fact_key(version.article_id, acme),
        fact_hash=fact_hash(acme),
        sentence=sentence_of(version, acme),
        reviewer="ada",
        decided_at=day,
    )
    theirs = other[1]
    theirs.decide(decision)
    week = BetweenTimes(before=day - timedelta(days=1), after=day + timedelta(hours=1))
    assert told(theirs.fact_diff(week)) == [("removed", "commitment", "Acme: open a plant in Trier", "reviewer")]
    undo = replace(decision, verdict=Verdict.UNDO, undoes=decision.decision_id, decided_at=day + timedelta(days=1))
    theirs.decide(undo)
    assert told(theirs.fact_diff(week)) == [("removed", "commitment", "Acme: open a plant in Trier", "reviewer")]
    assert not theirs.fact_diff(BetweenTimes(before=week.before))
    theirs.close()
    with EntityWarehouse.open(theirs.path) as linked:
        with linked.linking():
            linked.add_names()
        one, both = linked.pair("Acme", "Apex")
        merge = EntityDecision(one=one, other=both, sameness=Sameness.SAME, decided_by="ada", decided_at=day)
        linked.decide(merge)
        merged = linked.fact_diff(BetweenTimes(before=week.before))
        assert {change.cause for change in merged} == {Cause.ENTITY_MERGE}
        assert {change.kind for change in merged} >= {"organization"}


def test_an_article_that_only_one_warehouse_has(other, make_version, make_extraction, make_extractor, told):
    ours, theirs = other
    extra = make_version("Jo spoke.", url="https://news.example/extra")
    person = Person(name="Jo", mentions=(TextSpan.of(extra.text, 0, 2),))
    theirs.start_run("run-9", "ingest", datetime(2026, 3, 6, tzinfo=UTC))
    found = make_extraction(extra, people=(person,))
    theirs.load(Batch(run_id="run-9", versions=(extra,), extractions=(found,)), make_extractor())
    assert told(ours.fact_diff_to(theirs)) == [("added", "person", "Jo", "source_edit")]
    assert told(theirs.fact_diff_to(ours)) == [("removed", "person", "Jo", "source_edit")]
