"""Runs from feeds to facts: the newsroom of the demonstration, broken feeds, and the shared newswire."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from prefect.testing.utilities import prefect_test_harness

from flows.demo import serve_newsroom
from flows.extractor import Extractor, load_extractor
from flows.ingest import ingest
from flows.reextract import reextract
from flows.settings import NlpSettings, load_feeds
from models import SettingsError
from warehouse.store import Warehouse

pytestmark = pytest.mark.flow

ENGLISH = (
    "The city council of Northport said on Monday that it will repair the old bridge before the end of May.",
    "Engineers found cracks in two of its piers last autumn, and lorries have had to take the ring road since.",
    "The repair will cost about four million crowns, of which the region has promised to pay one half.",
)
GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, dass die alte Brücke bis zum Ende des Monats repariert wird.",
    "Fachleute hatten im vergangenen Herbst Risse in zwei Pfeilern gefunden, die noch aus dem Krieg stammen.",
    "Die Arbeiten kosten rund vier Millionen Kronen, von denen das Land nach eigenen Angaben die Hälfte zahlt.",
)


@pytest.fixture(scope="module", autouse=True)
def _prefect(tmp_path_factory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with settings that ask a loopback host without a pause."""
    (tmp_path / "newsfacts.toml").write_text("[fetch]\nmin_gap_seconds = 0.0\ntimeout_seconds = 5.0\n")
    return tmp_path


def run(home: Path, feeds: dict[str, str], **options: Any):
    lines = [f'[[feeds]]\nname = "{name}"\nurl = "{url}"\n' for name, url in feeds.items()]
    (home / "feeds.toml").write_text("\n".join(lines))
    return ingest(
        feeds=str(home / "feeds.toml"),
        settings=str(home / "newsfacts.toml"),
        warehouse=str(home / "facts.duckdb"),
        **options,
    )


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with Warehouse.open(home / "facts.duckdb", read_only=True) as warehouse:
        return list(warehouse.query(sql).itertuples(index=False, name=None))


def counts(home: Path) -> dict[str, int]:
    """Rows by table, but for the records of runs."""
    with Warehouse.open(home / "facts.duckdb", read_only=True) as warehouse:
        described = warehouse.describe()["counts"]
    return {table: rows for table, rows in described.items() if not table.startswith("run")}


def page(paragraphs: tuple[str, ...], title: str, lang: str = "en") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>
    <body><article><h1>{title}</h1>{body}</article></body></html>"""
    return html.encode()


def feed(*links: str) -> bytes:
    items = "".join(f"<item><title>Item</title><link>{link}</link></item>" for link in links)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def test_the_newsroom_from_feed_to_fact(home):
    """Every article once; a second run writes nothing; a revision is one more version of its article."""
    with serve_newsroom() as newsroom:
        feeds = {"ledger": f"{newsroom.address}/feed.xml"}
        first = run(home, feeds)
        stored = counts(home)
        second = run(home, feeds)
        assert counts(home) == stored
        newsroom.revise()
        third = run(home, feeds)
    assert [(report.feeds[0].new, report.feeds[0].revised) for report in (first, second, third)] == [
        (13, 0), (0, 0), (0, 2),
    ]  # fmt: skip
    assert {report.exit_code for report in (first, second, third)} == {0}
    assert second.feeds[0].status == "unchanged"
    for feed in (first.feeds[0], third.feeds[0]):
        assert feed.new + feed.revised + feed.unchanged + feed.failed == feed.entries == 13
    assert ask(home, "select count(*), count(distinct article_id) from article_version") == [(15, 13)]
    assert ask(home, "select count(*) from runs where status = 'finished'") == [(3,)]
    speakers = {row[0] for row in ask(home, "select person from spokespeople")}
    assert {"Priya Raman", "Hanna Virtanen", "Sofia Lindqvist", "Joao Teixeira", "Wei Zhang"} <= speakers
    with Warehouse.open(home / "facts.duckdb", read_only=True) as warehouse:
        broken = [check.name for check in warehouse.check() if check.severity == "fail" and len(check.rows)]
    assert broken == []


def test_what_fails_is_told_and_the_rest_goes_on(home, site):
    """One good page among broken feeds and pages is stored, and each failure names its reason."""
    site.on("/good", body=page(ENGLISH, "Council to repair bridge"))
    site.on("/german", body=page(GERMAN, "Alte Brücke wird repariert", "de"))
    site.on("/nothing", body=b"<!doctype html><html><body><p>Subscribe</p></body></html>")
    site.on("/feed", body=feed(*(site.url(path) for path in ("/good", "/german", "/nothing", "/missing"))))
    site.on("/empty", body=feed())
    site.on("/html", body=page(ENGLISH, "A page"))
    feeds = {
        "good": site.url("/feed"),
        "empty": site.url("/empty"),
        "html": site.url("/html"),
        "unreachable": "http://127.0.0.1:9/feed",
    }
    report = run(home, feeds)
    assert report.exit_code == 3
    reasons = {failure.subject.removeprefix(site.base): failure.reason for failure in report.failures}
    assert reasons["/html"] == "html_in_place_of_feed"
    assert reasons["/missing"] == "not_found"
    assert set(reasons) == {"/html", "/missing", "/nothing", "http://127.0.0.1:9/feed"}
    assert dict(report.skipped) == {"language: de": 1}
    by_name = {feed.feed: feed for feed in report.feeds}
    assert (by_name["good"].new, by_name["good"].failed) == (2, 2)
    assert by_name["empty"].status == "fetched"
    assert by_name["empty"].warnings
    assert ask(home, "select title from article_current order by title") == [
        ("Alte Brücke wird repariert",),
        ("Council to repair bridge",),
    ]


def test_nothing_usable_is_exit_code_one(home):
    report = run(home, {"unreachable": "http://127.0.0.1:9/feed"})
    assert report.exit_code == 1
    assert report.failures[0].message


def test_an_interrupted_run_is_recorded_and_done_again(home, monkeypatch):
    """A run that dies leaves no feed state, so that the next one sees every entry again."""
    with serve_newsroom() as newsroom:
        feeds = {"ledger": f"{newsroom.address}/feed.xml"}
        with monkeypatch.context() as patch:
            patch.setattr("flows.ingest._read", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                run(home, feeds)
        assert ask(home, "select status from runs") == [("interrupted",)]
        assert counts(home)["article"] == 0
        assert run(home, feeds).feeds[0].new == 13


def test_another_extractor_reads_the_stored_texts_again(home, monkeypatch):
    """Its facts stand beside the earlier ones, and reading them a third time does nothing."""
    (home / "newsfacts.toml").write_text("[fetch]\nmin_gap_seconds = 0.0\n[isolation]\nworkers = 0\n")
    ours = load_extractor(NlpSettings())
    changed = Extractor(ours.nlp, replace(ours.version, code_digest="an earlier one"))
    with serve_newsroom() as newsroom, monkeypatch.context() as patch:
        patch.setattr("flows.extractor.load_extractor", lambda _: changed)
        run(home, {"ledger": f"{newsroom.address}/feed.xml"})
    options = {"settings": str(home / "newsfacts.toml"), "warehouse": str(home / "facts.duckdb")}
    again, still = reextract(**options), reextract(**options)
    assert sum(again.facts.values()) > 0
    assert sum(still.facts.values()) == 0
    assert ask(home, "select count(*), count(distinct extractor_id) from extraction") == [(26, 2)]
    assert ask(home, "select count(*) from dates") == [
        (ask(home, "select count(*) from temporal_expression")[0][0] / 2,)
    ]


def test_a_bad_day_is_named(home):
    with pytest.raises(SettingsError, match="2026-06-26"):
        run(home, {"ledger": "http://127.0.0.1:9/feed"}, since="last week")


@contextmanager
def newswire(shared: Path, *options: str) -> Iterator[str]:
    """The replayed newswire on loopback; its address."""
    command = [sys.executable, str(shared / "newswire" / "serve.py"), "--port", "0", "--lifetime", "300", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def control(address: str, route: str) -> Any:
    with urlopen(f"{address}/{route}", timeout=10) as answer:
        return json.load(answer)


@pytest.mark.newswire
def test_real_feeds_politely_and_only_once(home, shared):
    """A part of the newswire: each page stored, nobody asked in parallel, and nothing fetched again."""
    with newswire(shared) as address:
        feeds = [feed for feed in control(address, "__feeds") if not feed.get("wild") and feed["items"] <= 3][:20]
        named = {f"feed-{number}": feed["url"] for number, feed in enumerate(feeds)}
        first = run(home, named)
        summary = control(address, "__summary")
        stored = counts(home)
        control(address, "__log/clear")
        second = run(home, named)
        later = control(address, "__summary")
    assert (first.exit_code, second.exit_code) == (0, 0)
    pages = summary["kinds"]["page"]
    assert stored["article"] == pages > 10
    for seen in (summary, later):
        assert seen["max_inflight_site"] == 1
        assert seen["robots_violations"] == []
        assert seen["refetched_unchanged"] == []
    assert later["kinds"].get("page", 0) == 0
    assert counts(home) == stored


@pytest.fixture
def always_due(monkeypatch) -> None:
    """Every stored page is looked at again by the next run, whatever its age, and whatever it answered."""
    monkeypatch.setattr("flows.plan.next_recheck", lambda published, before, now: now)
    monkeypatch.setattr("flows.retries.backoff", lambda *_: timedelta())


#: For each kind of change made to the newswire's pages: what kind of revision it is, and one of its reasons.
MADE = {
    "number": ("substantive", "edited"),
    "quote": ("substantive", "edited"),
    "modality": ("substantive", "edited"),
    "name": ("substantive", "edited"),
    "date": ("substantive", "edited"),
    "headline": ("substantive", "title"),
    "paragraph_added": ("substantive", "added"),
    "paragraph_removed": ("substantive", "removed"),
    "correction_note": ("correction", "correction_note"),
    "retracted": ("retraction", "retraction_notice"),
}


@pytest.mark.newswire
@pytest.mark.usefixtures("always_due")
def test_what_publishers_changed(home, shared, monkeypatch):
    """Each made revision is a version of its kind; prompts, markup and other crawls of the same text are none.

    What is gone, moved or taken back is recorded, and its last good version stays current.
    """
    records = [json.loads(line) for line in (shared / "newswire" / "revisions.jsonl").read_text().splitlines()]
    named = {record["path"].partition("?")[0]: record["kind"] for record in records if record["rev"] > 0}
    read: list[str] = []
    monkeypatch.setattr(
        "flows.runs.RunInProgress.extract",
        lambda _, versions: (read.extend(version.version_id for version in versions), ((), ()))[1],
    )
    with newswire(shared) as address:
        feeds = [json.loads(line) for line in (shared / "newswire" / "feeds.jsonl").read_text().splitlines()]
        wanted = {record["id"] for record in records}
        chosen = [feed for feed in feeds if len(feed["items"]) < 5 and wanted & {item["id"] for item in feed["items"]}]
        urls = {f"feed-{number}": address + feed["path"] for number, feed in enumerate(chosen)}
        for number in range(3):
            control(address, f"__revise?n={number}")
            run(home, urls, only=list(urls))
    site = len(address)
    seen = ask(home, "select article_url, kind, reasons, version_id from version_observation join (select article_id, "
                     "url as article_url from article) using (article_id) where kind <> 'first'")  # fmt: skip
    found = {url[site:].partition("?")[0]: (kind, set(reasons)) for url, kind, reasons, _ in seen}
    expected = {path: MADE[kind] for path, kind in named.items() if kind in MADE}
    assert {path: kind for path, (kind, _) in found.items()} == {path: kind for path, (kind, _) in expected.items()}
    assert all(reason in found[path][1] for path, (_, reason) in expected.items())
    assert len(seen) == len(expected) == 15
    assert {version_id for *_, version_id in seen} - set(read) == {
        version_id for _, kind, _, version_id in seen if kind == "retraction"
    }
    standing = ask(
        home, "select standing, url, moved_to, revision_kind from article_current where standing <> 'standing'"
    )
    assert {standing_: named[url[site:]] for standing_, url, *_ in standing} == {
        kind: kind for kind in ("gone", "moved", "retracted")
    }
    assert {kind for *_, kind in standing} == {"first"}
    there = [address + record["to"] for record in records if record["kind"] == "moved"]
    assert ask(home, "select moved_to from article_current where moved_to is not null") == [(to,) for to in there]


@pytest.fixture
def answer(home, site):
    """Has a page answer so, runs, and gives what is known of its article, and the kind of its last revision."""
    settings = home / "newsfacts.toml"
    settings.write_text(f'{settings.read_text()}[nlp]\nmodel = "fast"\n')

    def run_on(body: bytes, path: str = "/bridge", status: int = 200) -> tuple[str, int, str]:
        site.on(path, status, body)
        run(home, {"feed": site.url("/feed")}, only=["feed"])
        [known] = ask(home, "select standing, versions, (select last(kind order by observation_number) "
                            "from version_observation) from article_current")  # fmt: skip
        return known

    return run_on


BRIDGE = "Council to repair bridge"
EDITED = (ENGLISH[0].replace("May", "June"), *ENGLISH[1:])


@pytest.mark.usefixtures("always_due")
def test_facts_in_force_are_those_of_the_last_good_text(home, site, answer):
    """A wall and a cut text change nothing, a retraction is recorded; an edit counts, and so does its undoing."""
    notice = ("This article has been retracted. The council never decided to repair the bridge.",)
    wall = b"<html><title>Page not found</title><body><h1>Page not found</h1><p>Try our search.</p></body></html>"
    dates = "select expression from dates order by expression"
    site.on("/feed", body=feed(site.url("/bridge")))
    assert answer(page(ENGLISH, BRIDGE)) == ("standing", 1, "first")
    before = ask(home, dates)
    assert answer(wall) == ("standing", 1, "first")
    assert answer(page(ENGLISH[:2], BRIDGE)) == ("standing", 2, "incomplete")
    assert ask(home, "select reason from page_state") == [("incomplete",)]
    assert answer(page(notice, BRIDGE)) == ("retracted", 3, "retraction")
    assert ask(home, dates) == before
    assert answer(page(EDITED, BRIDGE)) == ("standing", 4, "substantive")
    assert ask(home, dates) != before
    assert answer(page(ENGLISH, BRIDGE)) == ("standing", 4, "substantive")
    assert ask(home, dates) == before
    assert ask(home, "select kind, 'reverted' in reasons from version_observation order by observation_number") == [
        ("first", False), ("incomplete", False), ("retraction", False), ("substantive", False), ("substantive", True),
    ]  # fmt: skip


@pytest.mark.usefixtures("always_due")
def test_an_article_moves_and_ends(home, site, answer):
    """It stays one article, also where a feed announces its new address, and is gone when no address shows it."""
    site.on("/feed", body=feed(site.url("/bridge")))
    answer(page(ENGLISH, BRIDGE))
    site.on("/bridge", 301, b"", Location=site.url("/bridge-repair"))
    assert answer(page(EDITED, BRIDGE), "/bridge-repair") == ("moved", 2, "substantive")
    site.on("/feed", body=feed(site.url("/bridge-repair")))
    assert answer(b"", status=410) == ("moved", 2, "substantive")
    assert answer(b"", "/bridge-repair", 404) == ("gone", 2, "substantive")
    assert ask(home, "select url, moved_to from article_current") == [
        (site.url("/bridge"), site.url("/bridge-repair")),
    ]


def test_feed_files_are_checked_before_anything_is_fetched(tmp_path):
    (tmp_path / "feeds.toml").write_text("[[feeds]\nname = 1")
    with pytest.raises(SettingsError, match=r"feeds\.toml"):
        load_feeds(tmp_path / "feeds.toml")


def test_a_feed_that_was_cut_off_is_read_in_full_next_time(home, site):
    """Its validators are not kept: the missing entries would otherwise count as unchanged for ever."""
    site.on("/one", body=page(ENGLISH, "Council to repair bridge"))
    site.on("/two", body=page(ENGLISH[::-1], "Engineers find cracks in bridge"))
    whole = feed(site.url("/one"), site.url("/two"))
    cut = whole[: whole.index(b"</item>") + len(b"</item><item><ti")]
    site.on("/feed", body=cut, ETag='"1"')
    first = run(home, {"feed": site.url("/feed")})
    site.on("/feed", body=whole, ETag='"1"')
    second = run(home, {"feed": site.url("/feed")})
    assert "cut off" in " ".join(first.feeds[0].warnings)
    assert (first.feeds[0].new, second.feeds[0].new) == (1, 1)
    assert "if-none-match" not in site.visits[-2].headers


def test_ids_that_change_in_every_answer_add_no_row(home, site):
    """An item is what it says, not its guid: some feeds make up a new one each time they are asked."""
    site.on("/one", body=page(ENGLISH, "Council to repair bridge"))
    item = "<item><title>Bridge</title><guid>{}</guid><link>{}</link></item>"
    answer = f'<rss version="2.0"><channel><title>News</title>{item}</channel></rss>'
    site.on("/feed", body=answer.format("made-up-1", site.url("/one")).encode())
    run(home, {"feed": site.url("/feed")})
    stored = counts(home)
    site.on("/feed", body=answer.format("made-up-2", site.url("/one")).encode())
    assert run(home, {"feed": site.url("/feed")}).feeds[0].unchanged == 1
    assert counts(home) == stored
