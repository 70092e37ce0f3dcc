"""What `newsfacts commitments` and `newsfacts timeline` say of the demonstration's promises."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from extractors.facts import extract_facts
from extractors.nlp import build_nlp, extractor_version
from flows import cli, console
from flows.entities import link_entities
from flows.threads import link_threads
from models import ArticleVersion, Batch
from warehouse.store import Warehouse

STORY = {
    date(2026, 1, 12): "Vellmar Port has promised to buy twelve electric cranes by the end of April.",
    date(2026, 4, 20): "Vellmar Port has bought twelve electric cranes for 90 million dollars.",
    date(2026, 2, 2): "Harrow Mills promised to hire 40 bakers by March 31.",
    date(2026, 2, 3): "Ostrava Rail promised to open a depot in Leeds by April 20.",
}


@pytest.fixture(scope="module")
def told(empty_file, tmp_path_factory) -> Path:
    """A warehouse of four short articles: a promise that was kept, and two that nobody spoke of again."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("promises") / "facts.duckdb"))
    nlp = build_nlp()
    extractor = extractor_version(nlp)
    versions = tuple(
        ArticleVersion(
            url=f"https://news.example/{day}", fetched_url=f"https://news.example/{day}", title="", text=text,
            published=day_as_moment(day), language="en", site_name="Northshore Courier", fetched_at=day_as_moment(day),
        )
        for day, text in STORY.items()
    )  # fmt: skip
    with Warehouse.open(path) as warehouse:
        warehouse.start_run("run-1", "ingest", day_as_moment(date(2026, 5, 1)))
        extractions = tuple(extract_facts(nlp, versions, extractor.extractor_id))
        warehouse.load(Batch(run_id="run-1", versions=versions, extractions=extractions), extractor)
    link_entities(path, "run-1")
    assert link_threads(path, "run-1") > 0
    return path


def day_as_moment(day: date) -> datetime:
    return datetime.combine(day, time(8), UTC)


@pytest.fixture
def newsfacts(told, monkeypatch, capsys):
    """Runs a command on that warehouse; returns its exit code and what it printed."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsfacts", *arguments, "--warehouse", str(told)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def promises(newsfacts, *arguments: str) -> list[dict]:
    code, out, _ = newsfacts("commitments", "--json", *arguments)
    assert code == 0
    return json.loads(out)


def test_how_promises_stand_on_a_day(newsfacts):
    found = promises(newsfacts, "--as-of", "2026-05-01")
    assert [(one["actor"], one["status"]) for one in found] == [
        ("Ostrava Rail", "overdue"),  # eleven days late, the next a month
        ("Harrow Mills", "overdue"),
        ("Vellmar Port", "fulfilled"),
    ]
    assert [one["status"] for one in promises(newsfacts, "--as-of", "2026-02-02")] == ["open", "open"]
    assert promises(newsfacts, "--as-of", "2026-01-01") == []


def test_only_those_of_an_organization_or_late(newsfacts):
    assert [one["actor"] for one in promises(newsfacts, "--org", "vellmar")] == ["Vellmar Port"]
    assert promises(newsfacts, "--org", "nobody") == []
    late = promises(newsfacts, "--overdue", "--as-of", "2026-04-03")
    assert [(one["actor"], one["deadline_latest"]) for one in late] == [("Harrow Mills", "2026-03-31")]


def test_only_those_the_extractor_is_sure_of(newsfacts):
    surest = max(one["confidence"] for one in promises(newsfacts))
    assert [one["confidence"] for one in promises(newsfacts, "--confidence", str(surest))] == [surest]


def test_deadlines_are_printed_as_people_say_them(newsfacts, monkeypatch):
    monkeypatch.setattr(console.out, "width", 200)  # it reads COLUMNS only when it is made
    code, out, _ = newsfacts("commitments", "--overdue", "--as-of", "2026-04-03")
    assert code == 0
    assert "3 days late" in out
    assert "1 promise as of 2026-04-03" in out


def test_the_life_of_a_promise(newsfacts):
    (one,) = promises(newsfacts, "--org", "Vellmar")
    code, out, _ = newsfacts("timeline", one["thread_id"][:6], "--json")
    assert code == 0
    assert [(event["event"], event["reported_on"]) for event in json.loads(out)] == [
        ("stated", "2026-01-12"),
        ("fulfilled", "2026-04-20"),
    ]
    code, out, _ = newsfacts("timeline", one["thread_id"])
    assert code == 0
    assert "Vellmar Port" in out


@pytest.mark.parametrize(("thread", "words"), [("nothing", "no promise"), ("", "3 promises")])
def test_an_id_that_fits_no_promise_or_several_says_so(newsfacts, thread, words):
    code, _, err = newsfacts("timeline", thread)
    assert code == 1
    assert words in err


def test_a_person_parts_two_mentions_and_takes_it_back(newsfacts):
    (one,) = promises(newsfacts, "--org", "Vellmar", "--as-of", "2026-05-01")
    thread = one["thread_id"]
    events = json.loads(newsfacts("timeline", thread, "--json")[1])
    kept = events[1]["mention_key"]
    code, out, _ = newsfacts("timeline", thread, "--different", kept, "--by", "Kim", "--note", "other cranes", "--json")
    assert code == 0
    assert [event["event"] for event in json.loads(out)] == ["stated"]
    assert promises(newsfacts, "--org", "Vellmar", "--as-of", "2026-05-01")[0]["status"] == "overdue"
    code, out, _ = newsfacts("timeline", thread, "--undo", kept, "--by", "Kim", "--json")
    assert [event["event"] for event in json.loads(out)] == ["stated", "fulfilled"]


def test_one_decision_at_a_time(newsfacts):
    code, _, err = newsfacts("timeline", "ab", "--same", "cd", "--different", "ef")
    assert code == 2
    assert "one thing at a time" in err
