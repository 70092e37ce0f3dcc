"""Queries on promises: who promised what, by when, what is overdue, and what is open as of a day."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from models import AnchorKind, Batch, CommitmentStatus, Interval, Relation


def day(text):
    return date.fromisoformat(text)


def test_who_promised_what(rows):
    promised = rows("who-promised-what")
    assert promised.actor.tolist() == ["Acme", "Apex"]
    acme = promised.iloc[0]
    assert (acme.action, acme.due, acme.deadline) == ("open a plant in Trier", "firm", "by June 2026")
    assert acme.deadline_latest == day("2026-06-30")
    assert acme.speaker == "Jo Li"
    assert acme.heard_through == "Jo Li → The Daily → Newswire"
    assert acme.article_title == "A plant for Trier, says Acme"


@pytest.mark.parametrize(
    ("parameters", "actors"),
    [
        ({"organization": "acme"}, ["Acme"]),
        ({"organization": "nobody"}, []),
        ({"since": "2026-03-02"}, ["Acme", "Apex"]),
        ({"since": "2026-03-03"}, []),
    ],
)
def test_who_promised_what_can_be_narrowed(rows, parameters, actors):
    assert rows("who-promised-what", **parameters).actor.tolist() == actors


@pytest.mark.parametrize("query", ["who-promised-what", "by-when", "overdue"])
def test_doubtful_promises_can_be_left_out(warehouse, version, extraction, make_extractor, query):
    acme = extraction.commitments[0]
    doubtful = replace(extraction, commitments=(replace(acme, confidence=0.6),))
    warehouse.load(Batch(run_id="run-1", versions=(version,), extractions=(doubtful,)), make_extractor())
    for confidence, found in (("0.6", 1), ("0.7", 0)):
        assert len(warehouse.query(warehouse.bundled(query), {"confidence": confidence})) == found


def test_a_promise_nobody_is_said_to_report_has_no_chain(loaded):
    apex = loaded.query("from commitments where actor = 'Apex'").iloc[0]
    assert pd.isna(apex.speaker)
    assert pd.isna(apex.heard_through)


def test_by_when(rows):
    """ "Soon" has no last day: the policy says when to look again."""
    upcoming = rows("by-when")
    assert upcoming[["actor", "due"]].values.tolist() == [["Apex", "open"], ["Acme", "firm"]]
    assert upcoming.review_on.tolist() == [day("2026-05-01"), day("2026-06-30")]
    assert rows("by-when", until="2026-05-31").actor.tolist() == ["Apex"]
    assert rows("by-when", **{"from": "2026-06-01"}).actor.tolist() == ["Acme"]


def test_the_review_policy_is_the_users_to_change(loaded):
    loaded._connection.execute("update review_policy set days = 10 where rule = 'FUTURE_REF'")
    apex = loaded.query("select review_on from commitments where actor = 'Apex'")
    assert apex.review_on.tolist() == [day("2026-03-12")]


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [("2026-06-30", []), ("2026-07-01", [["Acme", 1]]), ("2099-01-01", [["Acme", 26483]])],
)
def test_overdue_begins_the_day_after_the_last_day(rows, as_of, overdue):
    """And "soon" is never overdue, however long ago."""
    assert rows("overdue", as_of=as_of)[["actor", "days_overdue"]].values.tolist() == overdue


def test_nothing_is_overdue_before_it_was_in_the_news(warehouse, version, extraction, make_extractor):
    """An article of March on a promise for January: seen from February, nobody had heard of it."""
    late = commitment_with(extraction, Interval(start=None, end=date(2026, 1, 31)), False)
    warehouse.load(Batch(run_id="run-1", versions=(version,), extractions=(late,)), make_extractor())
    assert warehouse.query("from overdue_commitments('2026-03-01')").empty
    assert warehouse.query("from overdue_commitments('2026-03-02')").days_overdue.tolist() == [30]


def test_a_promise_of_unknown_day_can_be_overdue(warehouse, version, extraction, make_extraction, make_extractor):
    undated = replace(version, published=None, published_precision="day")
    reread = make_extraction(undated, commitments=extraction.commitments[:1])
    warehouse.load(Batch(run_id="run-1", versions=(undated,), extractions=(reread,)), make_extractor())
    assert warehouse.query("from overdue_commitments('2026-07-01')").actor.tolist() == ["Acme"]


def test_a_kept_promise_is_neither_open_nor_overdue(warehouse, version, extraction, make_extractor):
    kept = replace(extraction.commitments[0], status=CommitmentStatus.FULFILLED)
    batch = Batch(run_id="run-1", versions=(version,), extractions=(replace(extraction, commitments=(kept,)),))
    warehouse.load(batch, make_extractor())
    assert warehouse.query("select status from commitments").status.tolist() == ["fulfilled"]
    assert warehouse.query("from open_commitments('2026-03-02')").empty
    assert warehouse.query("from overdue_commitments('2099-01-01')").empty


def test_open_as_of_a_day_leaves_out_what_was_not_yet_in_the_news(loaded):
    assert loaded.query("from open_commitments('2026-03-01')").empty
    assert len(loaded.query("from open_commitments('2026-03-02')")) == 2


def commitment_with(extraction, interval, vague, **temporal):
    """The extraction with one promise whose "soon" is read as given."""
    soon = replace(extraction.dates[1], bound=interval, interval=interval, vague=vague, **temporal)
    apex = extraction.commitments[1]
    promise = replace(apex, deadline=replace(apex.deadline, interval=interval, vague=vague))
    return replace(extraction, dates=(soon,), commitments=(promise,))


def no_deadline(extraction):
    return replace(extraction, commitments=(replace(extraction.commitments[1], deadline=None),))


@pytest.mark.parametrize(
    ("change", "due", "review_on"),
    [
        (lambda e: commitment_with(e, Interval(start=None, end=date(2026, 4, 1)), False), "firm", "2026-04-01"),
        (lambda e: commitment_with(e, Interval(start=None, end=date(2026, 4, 1)), True), "soft", "2026-04-01"),
        (
            lambda e: commitment_with(
                e, Interval(start=None, end=None), False, anchor_kind=AnchorKind.EVENT, relation=Relation.AFTER
            ),
            "event",
            "2026-04-01",
        ),
        (lambda e: commitment_with(e, Interval(start=date(2027, 1, 1), end=None), False), "open", "2027-03-02"),
        (lambda e: commitment_with(e, Interval(start=None, end=None), False, value="P1Y"), "open", "2026-05-31"),
        (no_deadline, "open", "2026-05-31"),
    ],
    ids=["firm", "soft", "event", "not before", "unknown to the policy", "none"],
)
def test_the_kind_of_deadline(warehouse, version, extraction, make_extractor, change, due, review_on):
    batch = Batch(run_id="run-1", versions=(version,), extractions=(change(extraction),))
    warehouse.load(batch, make_extractor())
    commitment = warehouse.query("select due, review_on from commitments").iloc[0]
    assert (commitment.due, commitment.review_on) == (due, day(review_on))
