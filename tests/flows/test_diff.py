"""``newsfacts diff``: what is printed for a person, in Markdown and for machines, and the gate for CI."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from flows import cli
from models import Batch, Commitment, CommitmentKind, CommitmentStatus, Person, Polarity
from warehouse.store import Warehouse

TEXT = "Acme will [b]open[/b] a plant in Trier. It rained on Jo Li."


@pytest.fixture
def warehouse(tmp_path, empty_file, make_version, make_extractor, make_extraction, span_in):
    """A file with two revisions of one article, of which the second loses a person and keeps a promise otherwise."""
    first = make_version(TEXT, title="Plant \x1b[31m for *Trier*", url="https://news.example/acme")
    second = replace(
        first, text=TEXT.replace("will", "did").replace("Jo Li", "she"), fetched_at=first.fetched_at + timedelta(days=1)
    )

    def promise(version, status, trigger):
        return Commitment(
            actor="Acme",
            actor_span=None,
            trigger=span_in(version, trigger),
            action=span_in(version, "[b]open[/b] a plant"),
            evidence=span_in(version, f"Acme {trigger} [b]open[/b] a plant"),
            kind=CommitmentKind.PLAN,
            polarity=Polarity.POSITIVE,
            status=status,
            rule="will",
        )

    path = shutil.copy(empty_file, tmp_path / "facts.duckdb")
    with Warehouse.open(path) as opened:
        for run, version, facts in (
            ("one", first, {"people": (Person(name="Jo Li", mentions=(span_in(first, "Jo Li"),)),)}),
            ("two", second, {}),
        ):
            status, trigger = (CommitmentStatus.OPEN, "will") if facts else (CommitmentStatus.FULFILLED, "did")
            found = make_extraction(version, commitments=(promise(version, status, trigger),), **facts)
            opened.start_run(run, "ingest", datetime(2026, 3, 2, tzinfo=UTC))
            opened.load(Batch(run_id=run, versions=(version,), extractions=(found,)), make_extractor())
    return path


@pytest.fixture
def run(warehouse, monkeypatch, capsys):
    """Runs ``newsfacts diff`` on the file; returns the exit code and both streams."""

    def call(*options):
        monkeypatch.setattr(sys, "argv", ["newsfacts", "diff", "--warehouse", str(warehouse), *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


def test_for_a_person(run):
    """The words of articles are text: neither markup of the terminal nor its escape sequences."""
    code, out, _ = run()
    assert code == 0
    assert "~ commitment Acme: [b]open[/b] a plant" in out
    assert "\x1b[31m for" not in out
    fields = [line.split() for line in out.splitlines() if line.startswith((" status", " trigger"))]
    assert fields == [["status", "open", "fulfilled"], ["trigger", "will", "did"]]
    assert "- person Jo Li" in out or "− person Jo Li" in out
    assert "1 removed, 1 changed in 1 article (1 reading compared): 2 by source edit" in out.replace("\n", " ")


def test_as_markdown(run):
    _, out, _ = run("--markdown")
    assert "### Plant \ufffd\\[31m for \\*Trier\\*" in out
    assert "- **changed** commitment Acme: \\[b\\]open\\[/b\\] a plant (source edit: its sentence was edited)" in out
    assert "  - status: open → fulfilled" in out


def test_as_json(run):
    _, out, _ = run("https://news.example/acme", "--json")
    told = json.loads(out)
    assert told["counts"] == {"added": 0, "removed": 1, "changed": 1, "moved": 0}
    assert told["lost"] == 1
    assert told["unsteady"] == []
    assert told["changes"][0]["fields"]["status"] == {"before": "open", "after": "fulfilled"}
    assert told["changes"][0]["cause"] == "source_edit"


@pytest.mark.parametrize(("allowed", "expected"), [("0", 1), ("1", 0)])
def test_the_gate(run, allowed, expected):
    code, _, err = run("--fail-if-lost", allowed)
    assert code == expected
    assert ("1 facts are lost" in err) == bool(expected)


def test_every_way_to_say_what_is_compared(run, warehouse, make_extractor):
    extractor = make_extractor().extractor_id
    for options in (
        ("--run", "two"),
        ("--since", "2026-03-01"),
        ("--since", "2026-03-01", "--until", "2026-03-02"),
        ("--extractors", extractor[:4], extractor),
        ("--promoting", extractor[:6]),
        ("--other", str(warehouse)),
    ):
        code, out, err = run(*options)
        assert (code, err) == (0, ""), options
        assert "compared" in out


def test_a_warehouse_of_another_version_is_compared_too(run, warehouse, tmp_path):
    """It is left as it is: a copy of it gets the views of this version."""
    other = tmp_path / "other.duckdb"
    shutil.copy(warehouse, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute("drop view counted_fields")
        connection.execute("update view_set set digest = 'of another version'")
    code, out, err = run("--other", str(other))
    assert (code, err) == (0, "")
    assert "no fact differs (1 reading compared)" in out
    with duckdb.connect(str(other), read_only=True) as connection:
        assert connection.execute("select digest from view_set").fetchall() == [("of another version",)]


@pytest.mark.parametrize(
    "options",
    [("--run", "two", "--since", "2026-03-01"), ("--from", "x"), ("--until", "2026-03-01"), ("--fail-if-lost", "-1")],
)
def test_wrong_usage(run, options):
    assert run(*options)[0] == 2
