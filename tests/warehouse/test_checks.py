"""Checks find what is broken: each is given a row that breaks it."""

from datetime import UTC, datetime, timedelta

import pytest

from models import Batch, Feed, FeedEntry, FeedReport, FeedState, PageState, PageStatus, RunReport

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


def broken(warehouse):
    return {check.name: check.severity for check in warehouse.check() if not check.rows.empty}


def test_a_sound_warehouse_breaks_only_what_its_old_run_breaks(loaded):
    assert broken(loaded) == {"runs_left_running": "warn"}
    loaded.finish_run(RunReport(run_id="run-1", started_at=MORNING, finished_at=MORNING))
    assert broken(loaded) == {}


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("update commitment set action_start = action_start + 1, action_end = action_end + 1", "evidence_in_text"),
        ("update organization_mention set mention_part = 'text' where mention_part = 'title'", "evidence_in_text"),
        ("update article_version set text = 'Ä' || text", "evidence_in_text"),
        ("delete from extraction", "facts_without_extraction"),
        ("delete from article_version", "extractions_of_unknown_versions"),
        ("delete from extractor_version", "extractions_by_unknown_extractors"),
        ("delete from version_observation", "articles_without_version"),
        ("insert into person from person", "repeated_facts"),
        ("delete from claim", "extractions_with_other_facts"),
        ("update commitment set fact_hash = 'other' where actor = 'Acme'", "extractions_with_other_facts"),
        ("update article_version set title = title || '!'", "versions_with_other_text"),
    ],
)
def test_damage_is_found(loaded, damage, check):
    loaded._connection.execute(damage)
    assert broken(loaded)[check] == "fail"


@pytest.mark.parametrize(
    ("etag", "status", "waiting"), [("1", None, True), (None, None, False), ("1", "failed", False)]
)
def test_validators_may_only_stand_for_pages_that_were_asked(warehouse, etag, status, waiting):
    """Else the feed would count as unchanged, and the page never be seen."""
    entry = FeedEntry(feed_name="wire", entry_id="1", link="https://w.example/a", title="A")
    state = FeedState(feed_name="wire", url="u", configured_url="u", etag=etag)
    pages = (PageState(url=entry.link, status=PageStatus(status), fetched_at=MORNING),) if status else ()
    warehouse.load(Batch(run_id="run-1", entries=(entry,), feed_states=(state,), page_states=pages), None)
    assert ("entries_not_accounted_for" in broken(warehouse)) == waiting
    outcome = warehouse.query("from entry_outcomes").outcome.tolist()
    assert outcome == ["quarantined" if status else "waiting"]


def test_a_version_nobody_read_is_a_warning(warehouse, version):
    warehouse.load(Batch(run_id="run-1", versions=(version,)), None)
    assert broken(warehouse)["versions_not_read"] == "warn"


@pytest.mark.parametrize(("entries", "warned"), [(0, True), (9, True), (10, False)])
def test_a_feed_below_its_expected_volume_is_a_warning(warehouse, entries, warned):
    feeds = (Feed(name="wire", url="https://w.example", expected_entries=10), Feed(name="any", url="https://a.example"))
    warehouse.start_run("run-2", "ingest", MORNING, feeds)
    reports = tuple(FeedReport(feed=feed.name, status="fetched", entries=entries) for feed in feeds)
    warehouse.finish_run(RunReport(run_id="run-2", started_at=MORNING, finished_at=MORNING, feeds=reports))
    assert ("feeds_below_expected_volume" in broken(warehouse)) == warned


def test_an_unchanged_feed_is_not_below_its_volume(warehouse):
    """ "Not modified" brings no entries, and says nothing about how many there are."""
    feed = Feed(name="wire", url="https://w.example", expected_entries=10)
    for hour, (status, entries) in enumerate([("fetched", 12), ("unchanged", 0)]):
        at = MORNING + timedelta(hours=hour)
        warehouse.start_run(f"run-{hour + 2}", "ingest", at, (feed,))
        report = FeedReport(feed="wire", status=status, entries=entries)
        warehouse.finish_run(RunReport(run_id=f"run-{hour + 2}", started_at=at, finished_at=at, feeds=(report,)))
    assert "feeds_below_expected_volume" not in broken(warehouse)
    assert warehouse.query("select last_status, last_entries from feed_health").values.tolist() == [["unchanged", 12]]


@pytest.mark.parametrize(("failures", "gone", "warned"), [(2, False, False), (3, False, True), (0, True, True)])
def test_a_failing_feed_is_a_warning(warehouse, failures, gone, warned):
    state = FeedState(feed_name="a", url="u", configured_url="u", failures=failures, gone=gone)
    warehouse.load(Batch(run_id="run-1", feed_states=(state,)), None)
    assert ("feeds_failing" in broken(warehouse)) == warned


@pytest.mark.parametrize(
    ("report", "trouble"),
    [
        (FeedReport(feed="a", status="fetched", entries=12, new=12), None),
        (FeedReport(feed="a", status="fetched", entries=12, new=11, failed=1), "pages failing"),
        (FeedReport(feed="a", status="fetched", entries=12, failed=12), "no page readable"),
        (FeedReport(feed="a", status="fetched", entries=9, new=9), "below expected"),
        (FeedReport(feed="a", status="fetched"), "empty"),
        (FeedReport(feed="a", status="failed", reason="timeout"), "failing"),
        (FeedReport(feed="a", status="gone", reason="gone"), "gone"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_wrong_with_a_feed(warehouse, report, trouble):
    """A feed whose address answers but whose pages cannot be read is as useless as one that fails."""
    warehouse.start_run("run-2", "ingest", MORNING, (Feed(name="a", url="u", expected_entries=10),))
    failures = int(report.status == "failed")
    state = FeedState(feed_name="a", url="u", configured_url="u", failures=failures, gone=report.status == "gone")
    warehouse.load(Batch(run_id="run-2", feed_states=(state,)), None)
    warehouse.finish_run(RunReport(run_id="run-2", started_at=MORNING, finished_at=MORNING, feeds=(report,)))
    health = warehouse.query(warehouse.bundled("feed-health"))
    assert health.trouble.tolist() == [trouble] or (trouble is None and health.trouble.isna().all())
    assert ("feeds_without_readable_pages" in broken(warehouse)) == (trouble == "no page readable")


def test_feeds_in_trouble_come_first(warehouse):
    names = ("well", "unreadable", "worse")
    warehouse.start_run("run-2", "ingest", MORNING, tuple(Feed(name=name, url=name) for name in names))
    reports = (
        FeedReport(feed="well", status="fetched", entries=2, new=2),
        FeedReport(feed="unreadable", status="fetched", entries=2, failed=2),
        FeedReport(feed="worse", status="failed", reason="timeout"),
    )
    state = FeedState(feed_name="worse", url="worse", configured_url="worse", failures=1)
    warehouse.load(Batch(run_id="run-2", feed_states=(state,)), None)
    warehouse.finish_run(RunReport(run_id="run-2", started_at=MORNING, finished_at=MORNING, feeds=reports))
    health = warehouse.query(warehouse.bundled("feed-health"))
    assert health.feed_name.tolist() == ["worse", "unreadable", "well"]
