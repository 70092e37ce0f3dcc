"""Decisions made on the page: what is stored of each form, and what the page then shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from starlette.testclient import TestClient

from warehouse.snapshot import publish


@pytest.fixture(autouse=True)
def readings(copied: Any, revised: Any) -> Iterator[Any]:
    """The copied warehouse, which is made anew after each test."""
    yield copied
    for left in copied.path.parent.iterdir():
        left.unlink()
    copied.path.write_bytes(revised.path.read_bytes())


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://127.0.0.1:8470", "Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}],
    ids=["no browser", "by script", "by form"],
)
def test_a_form_of_our_own_page_decides(client: TestClient, form: Any, decided_in: Any, headers: Any) -> None:
    sent = form("hire 40 people", verdict="accept", note="checked")
    answer = client.post("/decisions", data=sent, headers=headers, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/queue")
    (row,) = decided_in("select verdict, reviewer, note, kind, sentence from review_decision")
    assert row == {
        "verdict": "accept",
        "reviewer": "Kim",
        "note": "checked",
        "kind": "commitment",
        "sentence": "Apex plans to hire 40 people soon.",
    }
    assert "hire 40 people" not in client.get("/queue").text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/a\tb"]
)
def test_a_form_leads_nowhere_else(client: TestClient, form: Any, back: str) -> None:
    sent = form("hire 40 people", verdict="accept", back=back)
    assert client.post("/decisions", data=sent, follow_redirects=False).headers["Location"] == "/queue"


def test_a_piece_of_the_page_takes_the_place_of_a_decided_fact(client: TestClient, form: Any, decided_in: Any) -> None:
    sent = form("hire 40 people", verdict="reject")
    answer = client.post("/decisions", data=sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Rejected" in answer.text
    assert "<html" not in answer.text
    (decision,) = re.findall(r'name="decision_id" value="(\w+)"', answer.text)
    again = client.post(
        "/undo",
        data={"token": sent["token"], "decision_id": decision, "shown": "queue"},
        headers={"HX-Request": "true"},
    )
    assert "hire 40 people" in again.text
    assert [row["verdict"] for row in decided_in("from review_decision order by decision_number")] == ["reject", "undo"]
    assert decided_in("from decisions_in_force") == []


def test_a_fact_is_accepted_with_the_removal_of_what_it_replaces(
    client: TestClient, form: Any, decided_in: Any
) -> None:
    """One change is one decision, and one undo."""
    sent = form("Acme agreed to open a plant in Trier by July 2026", verdict="accept")
    assert len(decided_in("from review_queue")) == 6
    answer = client.post("/decisions", data=sent, headers={"HX-Request": "true"})
    assert "took the place of what was there before" in answer.text
    rows = decided_in("select about, verdict, kind, sentence from review_decision order by decision_number")
    assert [(row["about"], row["verdict"], row["kind"]) for row in rows] == [
        ("fact", "accept", "claim"),
        ("removal", "accept", "claim"),
    ]
    assert "by June 2026" in rows[1]["sentence"]
    assert len(decided_in("from review_queue")) == 4
    (decision,) = re.findall(r'name="decision_id" value="(\w+)"', answer.text)
    undo = {"token": sent["token"], "decision_id": decision, "shown": "queue"}
    client.post("/undo", data=undo, headers={"HX-Request": "true"})
    assert len(decided_in("from review_queue")) == 6


def test_a_correction_is_stored_as_the_fact_it_makes(client: TestClient, form: Any, decided_in: Any) -> None:
    sent = form("hire 40 people", verdict="correct", actor="Apex Trier", action="hire 40 people soon")
    assert client.post("/decisions", data=sent, follow_redirects=False).status_code == 303
    (row,) = decided_in("select actor, action, rule from commitments where actor like 'Apex%'")
    assert row == {"actor": "Apex Trier", "action": "hire 40 people soon", "rule": "reviewer"}


def test_a_missing_fact_is_added(client: TestClient, add: Any, decided_in: Any, readings: Any) -> None:
    """It counts as a correction does, stands where its words do, and waits for nobody."""
    waiting = len(decided_in("from review_queue"))
    said = {"words": "Nothing else is known  about the plant", "speaker": "Jo Li", "note": "in the second paragraph"}
    answer = add(fact="claim", **said)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/articles/{readings.after.article_id}?added=")
    (claim,) = decided_in("select content, said_by from claims where said_by = 'Jo Li' and content like 'Nothing%'")
    assert claim["content"] == "Nothing else is known about the plant"
    due = {
        "due_start": "",
        "due_end": "2026-12-31",
        "deadline": "soon",
        "trigger": "plans to",
        "action": "hire 40 people",
    }
    assert (
        add(fact="commitment", words="Apex plans to hire 40 people soon", actor="Apex Trier", **due).status_code == 303
    )
    (promise,) = decided_in(
        "select actor, trigger, deadline_latest::text as due from commitments where actor = 'Apex Trier'"
    )
    assert promise == {"actor": "Apex Trier", "trigger": "plans to", "due": "2026-12-31"}
    assert len(decided_in("from review_queue")) == waiting
    page = client.get(answer.headers["Location"]).text
    assert page.count('<span class="verdict">added</span>') == 2
    assert page.count("in the second paragraph") == 1
    assert client.get("/decisions").text.count(">add<") == 2


def test_while_a_run_writes_the_published_copy_is_shown_and_decisions_wait(
    client: TestClient, readings: Any, form: Any, decided_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.review.desk._PATIENCE_TO_WRITE", 0.1)
    publish(readings.path)
    sent = form("hire 40 people", verdict="accept")
    with duckdb.connect(str(readings.path)):
        shown = client.get("/queue")
        assert (shown.status_code, "A run is writing" in shown.text) == (200, True)
        waiting = client.post("/decisions", data=sent, headers={"HX-Request": "true"})
        assert waiting.status_code == 503
        assert 'hx-trigger="load delay:3s, submit"' in waiting.text
        without_script = client.post("/decisions", data=sent)
        assert (without_script.status_code, "Send now" in without_script.text) == (503, True)
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', waiting.text))
    assert client.post("/decisions", data=again, follow_redirects=False).status_code == 303
    assert len(decided_in("from review_decision")) == 1


def test_an_article_is_marked_as_reviewed(client: TestClient, readings: Any, decided_in: Any) -> None:
    address = f"/articles/{readings.after.article_id}"
    page = client.get(address).text
    mark = page[page.index('<form class="mark-done"') :].partition("</form>")[0]
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', mark))
    assert client.post("/decisions", data=sent, follow_redirects=False).headers["Location"] == address
    assert "Marked as reviewed by Kim" in client.get(address).text
    assert "Nothing waits" in client.get("/queue").text
    assert decided_in("select is_complete from review_progress") == [{"is_complete": True}]
