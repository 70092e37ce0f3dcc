"""Decisions hold until sentence and fact both change, and every view for analysts follows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.settings import ReviewSettings
from models import (
    ArticleVersion,
    Batch,
    Decision,
    DecisionAbout,
    Extraction,
    ReviewError,
    StoredFact,
    TextSpan,
    Verdict,
    WarehouseError,
    fact_key,
    sentence_of,
    spans_of,
)
from warehouse.review import ReviewWarehouse

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


class Desk:
    """A reviewer at an open warehouse; each decision comes a minute after the one before."""

    def __init__(self, warehouse: ReviewWarehouse) -> None:
        self.warehouse = warehouse
        self.minutes = 0

    def decide(self, verdict: Verdict, fact: StoredFact, version: ArticleVersion, **fields: Any) -> Decision:
        self.minutes += 1
        made = Decision(
            verdict=verdict,
            about=fields.pop("about", DecisionAbout.FACT),
            article_id=version.article_id,
            version_id=version.version_id,
            extraction_id=fact.extraction_id,
            kind=fact.kind,
            fact_key=fact.fact_key,
            fact_hash=fact.fact_hash,
            sentence=sentence_of(version, fact.fact),
            reviewer="Kim",
            decided_at=NOON + timedelta(minutes=self.minutes),
            **fields,
        )
        self.warehouse.decide(made)
        return made

    def actors(self) -> list[str]:
        return sorted(self.warehouse.query("select actor from commitments").actor)

    def waiting(self) -> list[tuple[str, str]]:
        rows = self.warehouse.query("select kind, subject, reasons from review_queue order by kind, subject")
        return [(f"{row.kind} {row.subject}", ", ".join(row.reasons)) for row in rows.itertuples()]


@pytest.fixture
def desk(started_file: Path, tmp_path: Path, batch: Batch, make_extractor: Callable[..., Any]) -> Any:
    path = tmp_path / "facts.duckdb"
    path.write_bytes(started_file.read_bytes())
    with ReviewWarehouse.open(path) as opened:
        opened.load(batch, make_extractor())
        yield Desk(opened)


@pytest.fixture
def promise(desk: Desk, extraction: Extraction) -> StoredFact:
    """Acme's promise to open a plant."""
    found = desk.warehouse.facts_in([extraction.extraction_id])
    return next(stored for stored in found if stored.kind == "commitment")


def load_again(desk: Desk, extraction: Extraction, make_extractor: Callable[..., Any], **changes: Any) -> Extraction:
    """The same text read by another extractor."""
    other = make_extractor(cues_digest="another")
    read = replace(
        extraction, extractor_id=other.extractor_id, extracted_at=extraction.extracted_at + timedelta(days=1), **changes
    )
    desk.warehouse.load(Batch(run_id="run-1", extractions=(read,)), other)
    return read


def moved(record: Any, version: ArticleVersion) -> Any:
    """The record with every span moved to where its words stand in another version."""
    if isinstance(record, TextSpan):
        start = version.part(record.part).index(record.text)
        return TextSpan(part=record.part, start=start, end=start + len(record.text), text=record.text)
    if isinstance(record, tuple):
        return tuple(moved(item, version) for item in record)
    if next(spans_of(record), None) is None:
        return record
    return replace(record, **{name: moved(getattr(record, name), version) for name in record.__slots__})


def test_stored_facts_are_the_facts_that_were_loaded(desk: Desk, extraction: Extraction) -> None:
    found = desk.warehouse.facts_in([extraction.extraction_id])
    assert [stored.fact for stored in found] == list(extraction.facts())


def test_a_rejected_fact_leaves_the_views_of_analysts_until_it_is_undone(
    desk: Desk, promise: StoredFact, version: ArticleVersion
) -> None:
    rejected = desk.decide(Verdict.REJECT, promise, version, note="a mere plan")
    assert desk.actors() == ["Apex"]
    desk.decide(Verdict.UNDO, promise, version, undoes=rejected.decision_id)
    assert desk.actors() == ["Acme", "Apex"]
    assert desk.warehouse.query("select count(*) as n from review_decision").n.tolist() == [2]


def test_an_undo_brings_back_the_decision_before(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    desk.decide(Verdict.REJECT, promise, version)
    accepted = desk.decide(Verdict.ACCEPT, promise, version)
    assert desk.actors() == ["Acme", "Apex"]
    desk.decide(Verdict.UNDO, promise, version, undoes=accepted.decision_id)
    assert desk.actors() == ["Apex"]


def test_an_unknown_decision_cannot_be_undone(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    with pytest.raises(WarehouseError, match="no decision that could be undone"):
        desk.decide(Verdict.UNDO, promise, version, undoes="0123456789abcdef")
    assert desk.warehouse.query("from review_decision").empty


def test_a_correction_takes_the_place_of_what_it_corrects(
    desk: Desk, promise: StoredFact, version: ArticleVersion
) -> None:
    """With its deadline's kind and its source, which come from the reading that was corrected."""
    desk.decide(Verdict.CORRECT, promise, version, corrected=replace(promise.fact, actor="Acme Trier"))
    assert desk.actors() == ["Acme Trier", "Apex"]
    shown = desk.warehouse.query("select due, heard_through from commitments where actor = 'Acme Trier'")
    assert shown.to_dict("records") == [{"due": "firm", "heard_through": "Jo Li → The Daily → Newswire"}]
    counted = desk.warehouse.query("select origin from facts_that_count where kind = 'commitment' order by origin")
    assert counted.origin.tolist() == ["extractor", "reviewer"]
    reviewed = desk.warehouse.query("select corrected_subject, holds from reviewed_facts")
    assert reviewed.to_dict("records") == [{"corrected_subject": "Acme Trier: open a plant in Trier", "holds": True}]


def test_a_later_extraction_does_not_overwrite_a_correction(
    desk: Desk, promise: StoredFact, version: ArticleVersion, extraction: Extraction, make_extractor: Any
) -> None:
    """Neither by saying something else about it, nor by finding nothing, nor by finding the corrected fact itself."""
    corrected = replace(promise.fact, actor="Acme Trier")
    desk.decide(Verdict.CORRECT, promise, version, corrected=corrected)
    load_again(desk, extraction, make_extractor, commitments=(replace(promise.fact, counterparty="the state"),))
    assert desk.actors() == ["Acme Trier"]
    third = make_extractor(cues_digest="third")
    desk.warehouse.load(
        Batch(
            run_id="run-1",
            extractions=(replace(extraction, extractor_id=third.extractor_id, commitments=(corrected,)),),
        ),
        third,
    )
    assert desk.actors() == ["Acme Trier"]
    assert not any(subject.startswith("commitment Acme Trier") for subject, _ in desk.waiting())


@pytest.mark.parametrize(
    ("edit", "field", "asked"),
    [
        (("told The Daily", "told The Daily, Newswire and others"), None, False),  # another sentence, same fact
        (None, "counterparty", False),  # same sentence, another fact
        (("plant in Trier by June 2026", "plant in Trier by June 2026, they hope"), "counterparty", True),
        (("40 people", "50 people"), "counterparty", False),  # the sentence of another fact
    ],
    ids=["only its sentence", "only its fact", "both", "its fact, and another sentence"],
)
def test_a_decision_is_asked_again_only_when_sentence_and_fact_both_changed(
    desk: Desk,
    promise: StoredFact,
    version: ArticleVersion,
    extraction: Extraction,
    make_extractor: Any,
    edit: tuple[str, str] | None,
    field: str | None,
    asked: bool,
) -> None:
    desk.decide(Verdict.REJECT, promise, version)
    text = version.text.replace(*edit) if edit else version.text
    edited = replace(version, text=text, fetched_at=version.fetched_at + timedelta(days=1))
    fact = replace(promise.fact, **{field: "the state"}) if field else promise.fact
    extractor = make_extractor(cues_digest="another")
    read = replace(
        extraction,
        version_id=edited.version_id,
        extractor_id=extractor.extractor_id,
        claims=(), dates=(), spokespeople=(), organizations=(), people=(), entities=(),
        commitments=(moved(fact, edited),),
    )  # fmt: skip
    desk.warehouse.load(Batch(run_id="run-1", versions=(edited,), extractions=(read,)), extractor)
    mine = [reasons for subject, reasons in desk.waiting() if subject.startswith("commitment Acme")]
    assert mine == (["asked again, changed"] if asked else [])
    assert desk.actors() == (["Acme"] if asked else [])


def test_a_removal_that_is_rejected_keeps_the_fact(
    desk: Desk, promise: StoredFact, version: ArticleVersion, extraction: Extraction, make_extractor: Any
) -> None:
    load_again(desk, extraction, make_extractor, commitments=extraction.commitments[1:])
    assert ("commitment Acme: open a plant in Trier", "removed") in desk.waiting()
    assert desk.actors() == ["Apex"]
    kept = desk.decide(Verdict.REJECT, promise, version, about=DecisionAbout.REMOVAL)
    assert desk.actors() == ["Acme", "Apex"]
    assert "commitment Acme: open a plant in Trier" not in dict(desk.waiting())
    desk.decide(Verdict.UNDO, promise, version, undoes=kept.decision_id, about=DecisionAbout.REMOVAL)
    assert desk.actors() == ["Apex"]


def test_a_first_reading_asks_about_doubtful_facts_only(
    desk: Desk, extraction: Extraction, version: ArticleVersion, make_extractor: Any
) -> None:
    assert desk.waiting() == []
    doubtful = (replace(extraction.commitments[0], confidence=0.4), extraction.commitments[1])
    load_again(desk, extraction, make_extractor, commitments=doubtful)
    assert desk.waiting() == [("commitment Acme: open a plant in Trier", "low confidence")]
    desk.warehouse.ask_below(0.4)
    assert desk.waiting() == []
    desk.warehouse.ask_below(0.41)
    assert len(desk.waiting()) == 1


def test_without_a_setting_the_queue_asks_below_the_same_confidence_as_with_its_default(
    desk: Desk, extraction: Extraction, make_extractor: Any
) -> None:
    asked = ReviewSettings().low_confidence
    acme, apex = extraction.commitments
    both = (replace(acme, confidence=asked), replace(apex, confidence=asked - 0.01))
    load_again(desk, extraction, make_extractor, commitments=both)
    assert [fact for fact, _ in desk.waiting()] == ["commitment Apex: hire 40 people"]


def test_an_article_marked_as_reviewed_waits_no_more_until_something_changes(
    desk: Desk, promise: StoredFact, extraction: Extraction, version: ArticleVersion, make_extractor: Any
) -> None:
    read = load_again(desk, extraction, make_extractor, commitments=extraction.commitments[1:])
    assert desk.waiting()
    desk.warehouse.decide(
        Decision(
            about=DecisionAbout.ARTICLE,
            verdict=Verdict.ACCEPT,
            article_id=version.article_id,
            version_id=version.version_id,
            extraction_id=read.extraction_id,
            kind="article",
            fact_key=version.article_id,
            fact_hash=read.extraction_id,
            sentence="",
            reviewer="Kim",
            decided_at=NOON,
        )
    )
    assert desk.waiting() == []
    progress = desk.warehouse.query("select is_marked, is_complete, waiting from review_progress")
    assert progress.to_dict("records") == [{"is_marked": True, "is_complete": True, "waiting": 0}]
    third = make_extractor(cues_digest="third")
    again = replace(extraction, extractor_id=third.extractor_id, people=())
    desk.warehouse.load(Batch(run_id="run-1", extractions=(again,)), third)
    assert desk.waiting() == [("commitment Acme: open a plant in Trier", "added"), ("person Jo Li", "removed")]


def test_a_corrected_fact_is_about_what_it_says_now(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    corrected = replace(promise.fact, actor="Acme Trier")
    decision = desk.decide(Verdict.CORRECT, promise, version, corrected=corrected)
    (stored,) = desk.warehouse.facts_in([decision.decision_id])
    assert (stored.fact, stored.fact_key) == (corrected, fact_key(version.article_id, corrected))


def test_decisions_break_no_expectation(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    """A corrected fact has no extraction, and its evidence must stand in the text as that of any other."""
    desk.decide(Verdict.CORRECT, promise, version, corrected=replace(promise.fact, actor="Acme Trier"))
    broken = [check.name for check in desk.warehouse.check() if check.severity == "fail" and len(check.rows)]
    assert broken == []


def test_a_corrected_fact_tells_who_corrected_it(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    corrected = replace(promise.fact, actor="Acme Trier", rule="reviewer")
    desk.decide(Verdict.CORRECT, promise, version, corrected=corrected)
    asked = {"fact_key": fact_key(version.article_id, corrected)}
    proven = desk.warehouse.query(desk.warehouse.bundled("provenance"), asked)
    assert set(zip(proven.model_name, proven.model_version, proven.rule, strict=True)) == {
        ("reviewer", "Kim", "reviewer")
    }
    assert "open a plant in Trier" in set(proven.words)
    assert proven.is_current.all()


def test_a_correction_must_stand_in_the_article(desk: Desk, promise: StoredFact, version: ArticleVersion) -> None:
    shifted = replace(promise.fact.action, start=1, end=1 + len(promise.fact.action.text))
    with pytest.raises(ReviewError, match="does not stand at"):
        desk.decide(Verdict.CORRECT, promise, version, corrected=replace(promise.fact, action=shifted))
    assert desk.warehouse.query("from review_decision").empty


def test_what_a_decision_says_must_fit_its_verdict(promise: StoredFact, version: ArticleVersion, desk: Desk) -> None:
    with pytest.raises(ValueError, match="a correction, and nothing else"):
        desk.decide(Verdict.ACCEPT, promise, version, corrected=promise.fact)
    with pytest.raises(ValueError, match="an undo, and nothing else"):
        desk.decide(Verdict.UNDO, promise, version)
