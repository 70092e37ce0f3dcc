"""Runs as others meet them: one at a time, ended by a signal, and found dead."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from flows.entities import link_entities
from flows.extractor import load_extractor
from flows.runs import recorded_run
from flows.settings import load_settings
from flows.threads import link_threads
from models import (
    Batch,
    EntityDecision,
    EntityKind,
    EntityName,
    ExtractionError,
    Failure,
    Sameness,
    WarehouseError,
)
from warehouse.entities import EntityWarehouse
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[2]

WORK = """
    import sys, time
    from pathlib import Path
    from flows.runs import recorded_run
    from flows.settings import load_settings
    from models import NewsFactsError
    settings = load_settings(Path("newsfacts.toml"))
    try:
        with recorded_run(settings, "ingest") as run:
            print("at work", flush=True)
            {work}
            run.finish()
    except NewsFactsError as error:
        print(error, flush=True)
        sys.exit(4)
"""


@pytest.fixture
def home(tmp_path, monkeypatch, empty_file):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newsfacts.toml").write_text('[nlp]\nmodel = "fast"\n[warehouse]\nwait_seconds = 0.5\n')
    shutil.copy(empty_file, tmp_path / "newsfacts.duckdb")
    return tmp_path


def start(work="time.sleep(60)", **streams):
    command = [sys.executable, "-c", textwrap.dedent(WORK.format(work=work))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, **streams)


def runs(home):
    with Warehouse.open(home / "newsfacts.duckdb", read_only=True) as warehouse:
        return warehouse.query("select status, message from run order by started_at").values.tolist()


def test_of_five_runs_started_at_once_one_works(home):
    """The four others name it and leave with a code of their own; the rows are those of one."""
    processes = [start("sys.stdin.read()", stdin=subprocess.PIPE) for _ in range(5)]
    until = time.monotonic() + 200
    while sum(process.poll() is None for process in processes) > 1:
        assert time.monotonic() < until
        time.sleep(0.05)
    said = [process.communicate()[0] for process in processes]  # the end of its input lets the one finish
    codes = [process.returncode for process in processes]
    assert sorted(codes) == [0, 4, 4, 4, 4]
    worker = processes[codes.index(0)]
    refused = [text for text, code in zip(said, codes, strict=True) if code == 4]
    assert all(f"ingest by process {worker.pid} since " in text for text in refused)
    assert [status for status, _ in runs(home)] == ["finished"]


def test_a_run_that_died_is_marked_by_the_next(home):
    worker = start()
    assert worker.stdout.readline() == "at work\n"
    worker.kill()
    worker.communicate()
    assert [status for status, _ in runs(home)] == ["running"]
    with recorded_run(load_settings(home / "newsfacts.toml"), "ingest") as run:
        report = run.finish()
    assert [status for status, _ in runs(home)] == ["interrupted", "finished"]
    assert "its process died; found by the run of" in runs(home)[0][1]
    assert len(report.repaired) == 1


def test_a_reader_is_waited_for(home):
    """It has the file open while a run starts; the run works once it is closed."""
    script = (
        'import duckdb, time; opened = duckdb.connect("newsfacts.duckdb", read_only=True); '
        "print(1, flush=True); time.sleep(4)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "1\n"
        began = time.monotonic()
        with recorded_run(load_settings(home / "newsfacts.toml"), "ingest") as run:
            run.finish()
        assert time.monotonic() - began > 2
    assert [status for status, _ in runs(home)] == ["finished"]


def test_what_cannot_be_published_does_not_undo_the_run(home, monkeypatch):
    def refuse(*_):
        raise WarehouseError("snapshot", "no room", "not_written")

    monkeypatch.setattr("flows.runs.publish", refuse)
    settings = load_settings(home / "newsfacts.toml")
    with pytest.raises(WarehouseError, match="no room"), recorded_run(settings, "ingest") as run:
        run.finish()
    assert [status for status, _ in runs(home)] == ["finished"]


def test_what_is_linked_once_is_not_linked_again(home, monkeypatch, make_version, make_extraction, make_extractor):
    """A run that brings nothing links nothing; it does what a killed run left, and what people decided since."""
    settings = load_settings(home / "newsfacts.toml")
    version = make_version()
    extraction = make_extraction(version)
    linked = []
    monkeypatch.setattr("flows.runs.publish", lambda *_: None)
    monkeypatch.setattr("flows.runs.back_up_when_due", lambda *_: None)
    monkeypatch.setattr("flows.runs.link_entities", lambda path, run_id, _: linked.append(link_entities(path, run_id)))
    monkeypatch.setattr("flows.runs.link_threads", lambda path, run_id: linked.append(link_threads(path, run_id)))

    def run_with(batch=None, killed=False):
        del linked[:]
        with recorded_run(settings, "ingest") as run:
            with Warehouse.open(run.path) as warehouse:
                if batch:
                    warehouse.load(Batch(run_id=run.run_id, **batch), make_extractor())
            if killed:
                raise KeyboardInterrupt
            run.finish()
        return len(linked)

    with pytest.raises(KeyboardInterrupt):
        run_with({"versions": (version,), "extractions": (extraction,)}, killed=True)
    assert linked == []
    assert [run_with(), run_with()] == [2, 0]
    other = replace(version, url="https://news.example/other")
    assert run_with({"versions": (other,)}) == 2
    with EntityWarehouse.open(home / "newsfacts.duckdb") as warehouse:
        one = EntityName.of(EntityKind.ORGANIZATION, "Acme")
        warehouse.decide(
            EntityDecision(
                one=one, other=one, sameness=Sameness.DIFFERENT, decided_by="Kim", decided_at=datetime.now(UTC)
            )
        )
    assert [run_with(), run_with()] == [1, 0]


def test_a_text_that_cannot_be_read_is_tried_a_few_times_and_then_only_by_request(home, make_version, monkeypatch):
    """Three times by itself; it is in quarantine all the while, and leaves when it is read."""
    settings = load_settings(home / "newsfacts.toml")
    version = make_version()
    failure = Failure(stage="extract", subject=version.version_id, reason="extractor_crashed", message="signal 11")

    class Broken:
        def __init__(self, *_):
            self.version = load_extractor(settings.nlp).version

        def extract(self, versions, on_error):
            for item in versions:
                on_error(ExtractionError(item.version_id, "signal 11", "extractor_crashed"))
            return iter(())

    monkeypatch.setattr("flows.runs.TextReader", Broken)
    with recorded_run(settings, "ingest") as run:
        run.known()
        run.extract((version,))
        run.load(Batch(run_id=run.run_id, versions=(version,), failures=(failure,)))
        report = run.finish()
    assert report.quarantined == {"text": 1}
    for tries in (2, 3):
        with Warehouse.open(home / "newsfacts.duckdb") as warehouse:
            assert len(warehouse.retry(version.version_id, datetime.now(UTC))) == 1
        with recorded_run(settings, "ingest") as run:
            run.known()
            run.read_again()
            run.finish()
        with Warehouse.open(home / "newsfacts.duckdb", read_only=True) as warehouse:
            (row,) = warehouse.query(warehouse.bundled("quarantine")).itertuples()
        assert (row.kind, row.item, row.tries) == ("text", version.version_id, tries)
    assert row.tried_again == "by request"
    assert row.payload_hash == version.content_hash
    monkeypatch.undo()
    monkeypatch.chdir(home)
    with Warehouse.open(home / "newsfacts.duckdb") as warehouse:
        warehouse.retry(None, datetime.now(UTC))
    with recorded_run(settings, "ingest") as run:
        run.known()
        run.read_again()
        assert run.finish().quarantined == {}


@pytest.fixture(scope="module")
def prefect_home(tmp_path_factory):
    """Where Prefect keeps its database, which its first server makes: that takes it many seconds."""
    return tmp_path_factory.mktemp("prefect")


@pytest.mark.flow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_run_within_seconds(home, prefect_home, site, number, code):
    """Though a server does not answer; what was under way is rolled back and the run recorded as interrupted."""
    asked = home / "asked"

    def stall(talk):
        asked.touch()
        time.sleep(60)

    site.play("/feed", stall)
    (home / "feeds.toml").write_text(f'[[feeds]]\nname = "slow"\nurl = "{site.url("/feed")}"\n')
    (home / "newsfacts.toml").write_text(
        '[nlp]\nmodel = "fast"\n[fetch]\nrespect_robots = false\ntimeout_seconds = 60\n[isolation]\nworkers = 0\n'
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_HOME": str(prefect_home)}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "ingest"]
    # A shell's background job ignores Ctrl-C, and so would its children: the run must be as at a terminal.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, preexec_fn=heeding) as run:
        until = time.monotonic() + 200
        while not asked.exists():
            assert run.poll() is None, run.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.1)
        run.send_signal(number)
        began = time.monotonic()
        while runs(home)[0][0] == "running":
            assert time.monotonic() - began < 10
            time.sleep(1)  # a reader keeps the run from writing its last word
        _, said = run.communicate(timeout=60)
    assert run.returncode == code
    assert "interrupted; what is stored stays" in said
    assert [status for status, _ in runs(home)] == ["interrupted"]
