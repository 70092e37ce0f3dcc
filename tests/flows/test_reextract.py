"""Reading the stored texts again, looking at what differs, and letting it count: by command, as its users do it."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, datetime, timedelta

import pytest
from prefect.testing.utilities import prefect_test_harness

from flows import cli
from models import Batch
from warehouse.store import Warehouse

pytestmark = pytest.mark.flow

TEXTS = (
    "Quarry Bank plans to build a branch in Trier by June.",
    "Sable Motors will close its plant in Ulm.",
    "Rain fell on Brightwell all day.",
)


@pytest.fixture(scope="module", autouse=True)
def _prefect(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def home(tmp_path, empty_file, monkeypatch, make_version, make_extraction, make_extractor):
    """A folder whose warehouse holds three articles, in which an earlier extractor found nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newsfacts.toml").write_text('[nlp]\nmodel = "fast"\n[isolation]\nworkers = 0\n')
    published = datetime(2026, 3, 2, tzinfo=UTC)
    versions = tuple(
        make_version(text, title="", url=f"https://news.example/{day}", published=published + timedelta(days=day))
        for day, text in enumerate(TEXTS)
    )
    with Warehouse.open(shutil.copy(empty_file, tmp_path / "newsfacts.duckdb")) as opened:
        opened.start_run("first", "ingest", published)
        found = tuple(make_extraction(version) for version in versions)
        opened.load(Batch(run_id="first", versions=versions, extractions=found), make_extractor())
    return tmp_path


@pytest.fixture
def newsfacts(home, monkeypatch, capsys):
    """Runs the program in the folder; returns what it printed for machines or people."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["newsfacts", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        assert not ended.value.code, printed.err
        return printed.out

    return run


def ask(home, sql):
    with Warehouse.open(home / "newsfacts.duckdb", read_only=True) as warehouse:
        return [tuple(row) for row in warehouse.query(sql).values.tolist()]


def test_a_dry_run_tells_and_stores_nothing(home, newsfacts):
    told = json.loads(newsfacts("reextract", "--dry-run", "--json"))
    assert told["diff"]["compared"] == 3
    assert told["diff"]["counts"]["added"] > 0
    assert told["diff"]["causes"] == {"model": told["diff"]["counts"]["added"]}
    assert ask(home, "select count(*), count(distinct extractor_id) from extraction") == [(3, 1)]
    assert ask(home, "select kind from run") == [("ingest",)]
    assert sorted(path.name for path in home.glob("*dry-run*")) == []


def test_what_is_read_again_counts_when_it_is_promoted(home, newsfacts):
    out = newsfacts("reextract")
    assert ask(home, "select count(*), count(distinct extractor_id) from extraction") == [(6, 2)]
    assert ask(home, "select count(*) from commitments") == [(0,)]
    ((extractor_id,),) = ask(home, "select distinct extractor_id from extraction where run_id <> 'first'")
    assert f"newsfacts promote {extractor_id}" in out
    told = json.loads(newsfacts("diff", "--promoting", extractor_id[:8], "--json"))
    added = {change["subject"] for change in told["changes"] if change["kind"] == "commitment"}
    assert any("close its plant in Ulm" in subject for subject in added)
    assert "3 texts" in newsfacts("promote", extractor_id[:8])
    assert ask(home, "select count(*) from commitments") == [(len(added),)]
    assert json.loads(newsfacts("diff", "--json"))["changes"] == told["changes"]
    again = json.loads(newsfacts("reextract", "--json"))
    assert sum(again["report"]["facts"].values()) == 0
    assert again["diff"]["changes"] == []


def test_a_sample_and_a_first_day(home, newsfacts):
    newsfacts("reextract", "--sample", "1")
    assert ask(home, "select count(*) from extraction") == [(4,)]
    newsfacts("reextract", "--since", "2026-03-04")
    assert ask(home, "select count(*) from extraction where run_id <> 'first'")[0][0] <= 2
    assert ("https://news.example/2",) in ask(
        home,
        "select url from extraction join article_version using (version_id) where extraction.run_id <> 'first'",
    )
