"""Loading: everything of a batch or nothing, and twice is once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from models import (
    ArticleStanding,
    ArticleStatus,
    Batch,
    DateConfidence,
    Failure,
    Feed,
    FeedDate,
    FeedEntry,
    FeedReport,
    FeedState,
    FollowUp,
    FollowUpKind,
    Interval,
    KnownArticle,
    Origin,
    PageState,
    PageStatus,
    Rung,
    RunReport,
    UnreadText,
    VersionSource,
    WarehouseError,
)

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def follow_up(version, span_in):
    """A later article could tell so of the plant; here any words stand for it."""
    return FollowUp(
        actor="Acme",
        actor_span=span_in(version, "Acme"),
        cue=span_in(version, "open"),
        act=span_in(version, "open a plant in Trier"),
        evidence=span_in(version, "Acme will open a plant in Trier"),
        kind=FollowUpKind.DONE,
        rung=Rung.ACT,
        rule="did",
    )


@pytest.fixture
def full_batch(batch, version, follow_up):
    """The batch with something for every table."""
    state = FeedState(feed_name="wire", url="https://w.example/f", configured_url="https://w.example/f", etag='"1"')
    entry = FeedEntry(
        feed_name="wire",
        entry_id="1",
        link=version.url,
        title="A plant for Trier, says Acme",
        authors=("Ann",),
        published=FeedDate(raw="Mon, 02 Mar 2026 07:30 GMT", value=MORNING, confidence=DateConfidence.EXACT),
    )
    page = PageState(url="https://w.example/a?1", article_id=version.article_id, status="stored", fetched_at=MORNING)
    failure = Failure(stage="article", subject="https://w.example/b", reason="empty", message="no text")
    source = VersionSource(version_id=version.version_id, requested_url=version.url, content_type="", entry=entry)
    unread = UnreadText(
        version_id="v",
        extractor_id="e",
        reason="crashed",
        message="",
        failures=1,
        failing_since=MORNING,
        failed_at=MORNING,
    )
    return replace(
        batch,
        sources=(source,),
        unread=(unread,),
        feed_states=(replace(state, fetched_at=MORNING),),
        entries=(entry,),
        page_states=(replace(page, status=PageStatus.STORED),),
        failures=(failure,),
        extractions=(replace(batch.extractions[0], follow_ups=(follow_up,)),),
        statuses=(ArticleStatus(article_id=version.article_id, standing=ArticleStanding.GONE, reason="gone"),),
    )


def test_every_kind_of_row_arrives(warehouse, full_batch, make_extractor):
    assert warehouse.load(full_batch, make_extractor()) == {
        "feed_state": 1,
        "entry": 1,
        "page_state": 1,
        "article": 1,
        "article_url": 2,
        "article_version": 1,
        "version_source": 1,
        "version_observation": 1,
        "article_status": 1,
        "extractor_version": 1,
        "extraction": 1,
        "mention": 2,
        "organization": 2,
        "organization_mention": 3,
        "person": 1,
        "person_mention": 1,
        "spokesperson": 1,
        "temporal_expression": 2,
        "claim": 1,
        "claim_span": 3,
        "attribution": 3,
        "commitment": 2,
        "follow_up": 1,
        "extraction_promotion": 1,
        "unread_text": 1,
        "failure": 1,
    }


def test_loading_twice_adds_nothing(warehouse, full_batch, make_extractor):
    warehouse.load(full_batch, make_extractor())
    before = warehouse.query("select * from facts order by fact_key")
    assert set(warehouse.load(full_batch, make_extractor()).values()) == {0}
    assert warehouse.query("select * from facts order by fact_key").equals(before)


def test_a_batch_that_repeats_itself_is_loaded_once(warehouse, full_batch, make_extractor):
    doubled = replace(
        full_batch,
        versions=2 * full_batch.versions,
        extractions=2 * full_batch.extractions,
        entries=2 * full_batch.entries,
        page_states=2 * full_batch.page_states,
        feed_states=2 * full_batch.feed_states,
        failures=2 * full_batch.failures,
        statuses=2 * full_batch.statuses,
    )
    assert warehouse.load(doubled, make_extractor())["commitment"] == 2
    assert set(warehouse.load(full_batch, make_extractor()).values()) == {0}


def test_a_failing_load_leaves_nothing(warehouse, full_batch, make_extractor, monkeypatch):
    insert = warehouse._insert

    def insert_until_claims(table, rows):
        if table == "claim":
            raise KeyboardInterrupt
        return insert(table, rows)

    monkeypatch.setattr(warehouse, "_insert", insert_until_claims)
    with pytest.raises(KeyboardInterrupt):
        warehouse.load(full_batch, make_extractor())
    monkeypatch.undo()
    counts = warehouse.describe()["counts"]
    assert counts.pop("run") == 1
    assert set(counts.values()) == {0}
    assert warehouse.load(full_batch, make_extractor())["claim"] == 1


def test_a_run_must_be_started(warehouse, batch, make_extractor):
    with pytest.raises(WarehouseError, match="run run-9 was never started here"):
        warehouse.load(replace(batch, run_id="run-9"), make_extractor())
    with pytest.raises(WarehouseError, match="was never started"):
        warehouse.finish_run(RunReport(run_id="run-9", started_at=MORNING, finished_at=MORNING))
    with pytest.raises(WarehouseError, match="was never started"):
        warehouse.interrupt_run("run-9", MORNING, "")


def test_known_gives_back_what_was_learned(warehouse, full_batch, version, make_extractor):
    warehouse.load(full_batch, make_extractor())
    known = warehouse.known()
    assert known.feeds == {"wire": full_batch.feed_states[0]}
    assert known.pages == {"https://w.example/a?1": full_batch.page_states[0]}
    assert known.articles == {version.article_id: KnownArticle(url=version.url, content_hash=version.content_hash)}


def test_newer_knowledge_replaces_older_and_never_the_other_way(warehouse, full_batch):
    later = MORNING + timedelta(hours=1)
    newer_feed = replace(full_batch.feed_states[0], etag='"2"', fetched_at=later)
    newer_page = replace(full_batch.page_states[0], failures=2, fetched_at=later, next_fetch_at=later)
    old = replace(full_batch, versions=(), extractions=())
    new = Batch(run_id="run-1", feed_states=(newer_feed,), page_states=(newer_page,))
    for batch in (old, new, old):
        warehouse.load(batch, None)
    known = warehouse.known()
    assert known.feeds["wire"] == newer_feed
    assert known.pages[newer_page.url] == newer_page


def test_a_feed_that_never_answered_is_remembered(warehouse):
    state = FeedState(
        feed_name="a", url="u", configured_url="u", failures=1, last_reason="timeout", next_fetch_at=MORNING
    )
    assert warehouse.load(Batch(run_id="run-1", feed_states=(state,)), None)["feed_state"] == 1
    again = replace(state, failures=2)
    assert warehouse.load(Batch(run_id="run-1", feed_states=(again,)), None)["feed_state"] == 1
    assert warehouse.known().feeds == {"a": again}


def test_a_version_comes_back_as_it_was_stored(warehouse, make_version):
    berlin = timezone(timedelta(hours=2))
    version = make_version(
        "Morgen wird alles besser, sagte sie.",
        published=datetime(2026, 6, 2, 0, 30, tzinfo=berlin),
        published_precision="instant",
        modified=datetime(2026, 6, 2, 5, tzinfo=UTC),
        authors=("Ann", "Bo"),
        language="de",
        origins={"published": Origin.JSON_LD, "title": Origin.META},
        warnings=("two dates",),
        body_hash="ab",
        description="A day",
    )
    day_only = make_version("Another.", url="https://news.example/2", published=datetime(2026, 6, 1))
    undated = make_version("A third.", url="https://news.example/3", fetched_at=None)
    warehouse.load(Batch(run_id="run-1", versions=(undated, day_only, version)), None)
    stored = warehouse.versions_for()
    assert stored == [version, day_only, undated]
    assert stored[0].published.utcoffset() == timedelta(hours=2)  # "morgen" counts from the page's own day
    assert stored[1].published.tzinfo is None


def test_versions_can_be_narrowed(warehouse, batch, version, make_version, make_extractor):
    unread = make_version("Unread.", url="https://news.example/2", published=datetime(2026, 2, 1))
    warehouse.load(replace(batch, versions=(version, unread)), make_extractor())
    assert warehouse.versions_for(except_extractor=make_extractor().extractor_id) == [unread]
    assert warehouse.versions_for(except_extractor="another") == [version, unread]
    assert warehouse.versions_for(since=datetime(2026, 3, 2).date()) == [version]
    assert warehouse.versions_for(sample=1) == [min((version, unread), key=lambda one: one.version_id)]
    assert warehouse.versions_for(sample=5) == [version, unread]


def test_a_revision_becomes_current_and_a_text_can_be_changed_back(warehouse, make_version):
    first = make_version("First.", fetched_at=MORNING)
    second = make_version("Second.", fetched_at=MORNING + timedelta(hours=1))
    for number, version in enumerate((first, second, replace(first, fetched_at=MORNING + timedelta(hours=2)))):
        run_id = f"run-{number}"
        warehouse.start_run(run_id, "ingest", MORNING)
        added = warehouse.load(Batch(run_id=run_id, versions=(version,)), None)
        assert added["version_observation"] == 1
        assert warehouse.known().articles[first.article_id].content_hash == version.content_hash
    assert added["article_version"] == 0
    assert warehouse.query("select versions from article_current").versions.tolist() == [2]


def test_seeing_the_same_text_in_a_later_run_adds_nothing(warehouse, batch, version, make_extractor):
    warehouse.load(batch, make_extractor())
    warehouse.start_run("run-2", "ingest", MORNING)
    again = Batch(run_id="run-2", versions=(replace(version, fetched_at=MORNING + timedelta(days=1)),))
    assert set(warehouse.load(again, make_extractor()).values()) == {0}


def test_a_new_extraction_becomes_current_and_the_old_one_stays(
    warehouse, batch, version, extraction, make_extraction, make_extractor
):
    warehouse.load(batch, make_extractor())
    newer = make_extractor(cues_digest="newer")
    reread = make_extraction(version, newer, organizations=extraction.organizations[:1])
    warehouse.load(Batch(run_id="run-1", extractions=(reread,)), newer)
    assert warehouse.query("select organization from organizations").organization.tolist() == ["Acme"]
    kept = warehouse.query("select is_current, count(*) as facts from facts group by all order by all")
    assert kept.values.tolist() == [[False, 9], [True, 1]]


def test_same_key_facts_of_one_article_are_told_apart(warehouse, version, extraction, make_extraction, make_extractor):
    date = extraction.dates[0]
    other = replace(date, bound=Interval(start=None, end=None))
    batch = Batch(run_id="run-1", versions=(version,), extractions=(make_extraction(version, dates=(date, other)),))
    warehouse.load(batch, make_extractor())
    rows = warehouse.query(
        "select ordinal, count(distinct fact_key) over () as keys from temporal_expression order by 1"
    )
    assert rows.values.tolist() == [[0, 2], [1, 2]]


def test_a_run_is_told_from_start_to_end(warehouse):
    report = RunReport(
        run_id="run-1",
        started_at=MORNING,
        finished_at=MORNING + timedelta(minutes=2),
        feeds=(FeedReport(feed="wire", status="fetched", entries=20, new=3, failed=1, seconds=0.5),),
        facts={"claim": 4, "commitment": 2},
        failures=(Failure(stage="fetch", subject="u", reason="timeout", message="slow", transient=True),),
    )
    assert warehouse.query("select status, exit_code from runs").status.tolist() == ["running"]
    for _ in range(2):
        warehouse.finish_run(report)
    run = warehouse.query("from runs").iloc[0]
    assert (run.status, run.exit_code, run.seconds, run.new_articles, run.facts) == ("finished", 3, 120, 3, 6)
    assert (run.failures, run.failed_pages) == (1, 1)


def test_an_interrupted_run_says_what_interrupted_it(warehouse):
    warehouse.interrupt_run("run-1", MORNING, "KeyboardInterrupt()")
    run = warehouse.query("from run").iloc[0]
    assert (run.status, run.message) == ("interrupted", "KeyboardInterrupt()")


def test_the_last_configuration_of_a_feed_is_kept(warehouse):
    feed = Feed(name="wire", url="https://w.example/f", poll_interval=timedelta(minutes=15), expected_entries=20)
    warehouse.start_run("run-2", "ingest", MORNING, (feed,))
    warehouse.start_run("run-3", "ingest", MORNING, (replace(feed, expected_entries=30),))
    rows = warehouse.query("select expected_entries, poll_seconds, run_id from feed")
    assert rows.values.tolist() == [[30, 900, "run-3"]]


def test_rare_values_among_thousands_of_nulls_arrive(warehouse, version):
    """DuckDB samples object columns: the type of a column must not hang on what the sample meets."""
    pages = [
        PageState(url=f"https://w.example/{number}", status=PageStatus.FAILED, fetched_at=MORNING)
        for number in range(5000)
    ]
    pages[777] = replace(pages[777], next_fetch_at=MORNING, article_id=version.article_id, reason="timeout")
    warehouse.load(Batch(run_id="run-1", page_states=tuple(pages)), None)
    assert warehouse.known().pages[pages[777].url] == pages[777]
