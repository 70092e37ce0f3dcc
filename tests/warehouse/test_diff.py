"""Which facts differ between two readings, in which fields, and why: between revisions, extractors, times, runs
and warehouses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from models import (
    Batch,
    Cause,
    ChangeKind,
    CommitmentKind,
    CommitmentStatus,
    Interval,
    Person,
    TextSpan,
    WarehouseError,
)
from models.diff import BetweenExtractors, BetweenRevisions, BetweenTimes, ByPromotion, ByRun
from warehouse.store import Warehouse


@pytest.fixture
def reread(loaded, version, extraction, make_extraction, make_extractor):
    """Loads what another extractor, given by what it differs in, found in the same text."""

    def load(parts, promotes=True, **facts):
        other = make_extractor(**parts)
        kinds = ("organizations", "people", "spokespeople", "dates", "claims", "commitments")
        found = {kind: facts.get(kind, getattr(extraction, kind)) for kind in kinds}
        again = make_extraction(version, other, extracted_at=extraction.extracted_at + timedelta(days=1), **found)
        loaded.load(Batch(run_id="run-1", extractions=(again,), promotes=promotes), other)
        return BetweenExtractors(before=make_extractor().extractor_id, after=other.extractor_id)

    return load


LATER = datetime(2026, 3, 5, 9, tzinfo=UTC)


def test_one_field_of_one_fact(loaded, reread, extraction):
    acme, apex = extraction.commitments
    diff = loaded.fact_diff(
        reread({"code_digest": "new"}, commitments=(replace(acme, status=CommitmentStatus.FULFILLED), apex))
    )
    (change,) = diff
    assert (change.change, change.kind, change.subject) == ("changed", "commitment", "Acme: open a plant in Trier")
    assert [(field.name, field.before, field.after) for field in change.fields] == [("status", "open", "fulfilled")]
    assert diff.compared == 1
    assert diff.lost == 0


@pytest.mark.parametrize(
    ("parts", "cause", "reason"),
    [
        ({"cues_digest": "new"}, Cause.RULE, "the cue lists of the rules differ (found by plan)"),
        ({"code_digest": "new"}, Cause.RULE, "the code of the rules differ (found by plan)"),
        ({"model_name": "accurate"}, Cause.MODEL, "fast 1.0.0 became accurate 1.0.0"),
        ({"model_version": "1.1.0"}, Cause.MODEL, "fast 1.0.0 became fast 1.1.0"),
        ({"config_digest": "new"}, Cause.SETTINGS, "only the pipeline's settings differ"),
    ],
)
def test_the_part_of_the_extractor_that_differs_is_the_cause(loaded, reread, extraction, parts, cause, reason, told):
    diff = loaded.fact_diff(reread(parts, commitments=extraction.commitments[:1]))
    assert told(diff) == [("removed", "commitment", "Apex: hire 40 people", cause)]
    assert diff.changes[0].reason == reason


def test_a_model_of_the_same_name_is_known_by_its_files(loaded, reread, extraction, make_extractor):
    reread({"model_digest": "a" * 64})
    after = reread({"model_digest": "b" * 64}, people=())
    before = make_extractor(model_digest="a" * 64).extractor_id
    diff = loaded.fact_diff(replace(after, before=before))
    assert [(change.cause, change.reason) for change in diff] == [
        (Cause.MODEL, "fast 1.0.0 (aaaaaaaa) became fast 1.0.0 (bbbbbbbb)")
    ]


def test_the_same_words_read_as_other_days_are_the_normaliser(loaded, reread, extraction, told):
    june, soon = extraction.dates
    shifted = Interval(start=date(2026, 6, 1), end=date(2026, 6, 29))
    diff = loaded.fact_diff(reread({"code_digest": "new"}, dates=(replace(june, interval=shifted), soon)))
    assert told(diff) == [("changed", "date", "June 2026", "normaliser")]


def test_where_model_and_rules_differ_what_the_model_names_decides(loaded, reread, extraction, told):
    """The other reading lacks the entities of the first sentence; in the second neither has any."""
    diff = loaded.fact_diff(reread({"model_version": "2", "code_digest": "new"}, commitments=()))
    assert told(diff) == [
        ("removed", "commitment", "Acme: open a plant in Trier", "model"),
        ("removed", "commitment", "Apex: hire 40 people", "rule"),
    ]


def test_a_reworded_fact_is_one_fact(loaded, reread, extraction, version, span_in):
    """Its key is another, since what it is about is worded otherwise; its place is the same."""
    acme, apex = extraction.commitments
    shorter = replace(acme, action=span_in(version, "open a plant"))
    diff = loaded.fact_diff(reread({"code_digest": "new"}, commitments=(shorter, apex)))
    (change,) = diff
    assert change.change is ChangeKind.CHANGED
    assert [(field.name, field.before, field.after) for field in change.fields] == [
        ("action", "open a plant in Trier", "open a plant")
    ]


def test_a_speaker_who_was_swapped_is_a_changed_claim(loaded, reread, extraction):
    (claim,) = extraction.claims
    diff = loaded.fact_diff(reread({"code_digest": "new"}, claims=(replace(claim, speaker="Ann Ode"),)))
    assert [field.name for field in diff.changes[0].fields] == ["speaker"]


@pytest.fixture
def revise(loaded, version, make_extraction, make_extractor):
    """Loads a later revision of the article, in a run of its own, with facts made for its text."""

    def load(text, facts=lambda revised: {}, **fields):
        given = {"fetched_at": version.fetched_at + timedelta(days=1), "body_hash": f"page of {len(text)}", **fields}
        revised = replace(version, text=text, **given)
        run_id = f"run-{revised.fetched_at.day - 1}"
        loaded.start_run(run_id, "ingest", revised.fetched_at)
        found = make_extraction(revised, extracted_at=revised.fetched_at, **facts(revised))
        loaded.load(Batch(run_id=run_id, versions=(revised,), extractions=(found,)), make_extractor())
        return revised

    return load


def shifted(extraction, by):
    """The facts of an extraction whose text begins ``by`` characters later."""

    def move(value):
        if isinstance(value, TextSpan) and value.part == "text":
            return replace(value, start=value.start + by, end=value.end + by)
        if isinstance(value, tuple):
            return tuple(move(item) for item in value)
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: move(getattr(value, name)) for name in value.__dataclass_fields__})
        return value

    kinds = ("organizations", "people", "spokespeople", "dates", "claims", "commitments")
    return {kind: move(getattr(extraction, kind)) for kind in kinds}


def test_a_paragraph_put_before_moves_nothing(loaded, revise, version, extraction):
    added = "It rained.\n\n"
    revise(added + version.text, lambda _: shifted(extraction, len(added)))
    assert not loaded.fact_diff(BetweenRevisions(article=version.url))


def test_what_only_the_model_reads_otherwise_beside_another_sentence_is_left_out(
    loaded, revise, version, extraction, span_in, told
):
    """Of a claim in a sentence that stands the words are the model's; whom it names may hang on the sentence added."""
    (claim,) = extraction.claims
    shorter = replace(claim, content=(span_in(version, "Acme will open a plant in Trier"),))
    kinds = ("organizations", "people", "spokespeople", "dates", "commitments")
    others = {kind: getattr(extraction, kind) for kind in kinds}
    later = version.text + "\n\nIt rained."
    revise(later, lambda _: others | {"claims": (shorter,)})
    diff = loaded.fact_diff(BetweenRevisions(article=version.url))
    assert told(diff) == []
    assert [(change.kind, change.cause) for change in diff.unsteady] == [("claim", Cause.MODEL)]
    revise(
        later + " Ann Ode came.",
        lambda _: others | {"claims": (replace(shorter, speaker="Ann Ode"),)},
        fetched_at=LATER,
    )
    diff = loaded.fact_diff(BetweenRevisions(article=version.url))
    assert told(diff) == [("changed", "claim", "Acme will open a plant in Trier", "source_edit")]
    assert [field.name for field in diff.changes[0].fields] == ["speaker"]
    assert diff.changes[0].reason == "its sentence stands; another one that it is read with was edited"


def test_a_fact_is_not_lost_by_an_edit_elsewhere(loaded, revise, version, extraction, told):
    """The one reading has it and the other has not; its words stand in both texts."""
    kept = {kind: getattr(extraction, kind) for kind in ("organizations", "people", "dates")}
    revise(version.text + "\n\nIt rained.", lambda _: kept)
    diff = loaded.fact_diff(BetweenRevisions(article=version.url))
    assert told(diff) == []
    assert diff.lost == 0
    assert {change.kind for change in diff.unsteady} == {"claim", "commitment", "spokesperson"}
    back = diff.reversed()
    assert {change.change for change in back.unsteady} == {ChangeKind.ADDED}


def test_a_cut_sentence_takes_its_facts_along(loaded, revise, version, extraction, told):
    kept = {kind: getattr(extraction, kind) for kind in ("people", "spokespeople", "claims")}
    kept |= {"organizations": extraction.organizations[:1], "dates": extraction.dates[:1]}
    revise(version.text.partition("\n\n")[0], lambda _: kept | {"commitments": extraction.commitments[:1]})
    diff = loaded.fact_diff(BetweenRevisions(article=version.article_id))
    assert told(diff) == [
        ("removed", "organization", "Apex", "source_edit"),
        ("removed", "commitment", "Apex: hire 40 people", "source_edit"),
        ("removed", "date", "soon", "source_edit"),
    ]
    assert {change.reason for change in diff} == {"its sentence was removed"}


def test_the_same_page_read_otherwise_is_the_text_extractor(
    loaded, batch, make_version, make_extraction, make_extractor, told
):
    first = make_version(
        "The plant closed.\n\nAcme will open it again.", body_hash="page", url="https://news.example/b"
    )
    second = replace(first, text="The plant closed.", fetched_at=first.fetched_at + timedelta(days=1))
    acme = TextSpan.of(first.text, 19, 23)
    person = Person(name="Acme", mentions=(acme,))
    for run, version, people in (("a", first, (person,)), ("b", second, ())):
        loaded.start_run(run, "ingest", version.fetched_at)
        found = make_extraction(version, people=people)
        loaded.load(Batch(run_id=run, versions=(version,), extractions=(found,)), make_extractor())
    assert told(loaded.fact_diff(BetweenRevisions(article=first.url))) == [
        ("removed", "person", "Acme", "text_extractor")
    ]


def test_the_last_run_is_compared_when_nothing_is_said(loaded, revise, version):
    revise("It rained.")
    diff = loaded.fact_diff()
    assert diff.changes == loaded.fact_diff(ByRun(run_id="run-2")).changes
    assert diff.changes == loaded.fact_diff(BetweenTimes(before=datetime(2026, 3, 2, 12, tzinfo=UTC))).changes
    assert diff.lost == 9
    assert not loaded.fact_diff(BetweenTimes(before=datetime(2026, 3, 4, tzinfo=UTC)))
    assert loaded.fact_diff(ByRun(run_id="run-1")).compared == 0  # it found the article: nothing was there before


def test_what_is_not_promoted_stands_beside_what_counts(loaded, reread, make_extractor, told):
    reread({"code_digest": "new"}, promotes=False, claims=())
    candidate = make_extractor(code_digest="new").extractor_id
    assert told(loaded.fact_diff(ByPromotion(extractor=candidate[:8]))) == [
        ("removed", "claim", "Acme will open a plant in Trier by June 2026", "rule")
    ]
    assert len(loaded.query("from claims")) == 1
    loaded.start_run("run-2", "promote", datetime(2026, 3, 4, tzinfo=UTC))
    assert loaded.promote("run-2", candidate[:8], datetime(2026, 3, 4, tzinfo=UTC)) == 1
    assert loaded.promote("run-2", candidate, datetime(2026, 3, 4, tzinfo=UTC)) == 0
    assert len(loaded.query("from claims")) == 0
    assert not loaded.fact_diff(ByPromotion(extractor=candidate))
    assert loaded.fact_diff(ByRun(run_id="run-2")).lost == 1
    assert loaded.promote("run-2", make_extractor().extractor_id, datetime(2026, 3, 5, tzinfo=UTC)) == 1
    assert len(loaded.query("from claims")) == 1


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (BetweenRevisions(article="https://news.example/acme"), "no two revisions"),
        (BetweenExtractors(before="zz", after="zz"), "no extractor has an id that begins so"),
        (ByPromotion(extractor="zz"), "no extractor has an id that begins so"),
        (ByRun(run_id="zz"), "no such run"),
    ],
)
def test_what_cannot_be_compared_is_named(loaded, comparison, words):
    with pytest.raises(WarehouseError, match=words):
        loaded.fact_diff(comparison)


def test_a_table_has_a_row_for_each_field(loaded, reread, extraction):
    acme, apex = extraction.commitments
    changed = replace(acme, status=CommitmentStatus.BROKEN, kind=CommitmentKind.PLEDGE)
    table = loaded.diff(reread({"code_digest": "new"}, commitments=(changed, apex)))
    assert table[["field", "before", "after", "cause"]].values.tolist() == [
        ["kind", "plan", "pledge", "rule"],
        ["status", "open", "broken", "rule"],
    ]


def test_before_the_first_run_there_is_nothing_to_compare(tmp_path):
    with Warehouse.open(tmp_path / "new.duckdb") as opened, pytest.raises(WarehouseError, match="no run has stored"):
        opened.fact_diff()
