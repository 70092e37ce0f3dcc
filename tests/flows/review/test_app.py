"""The page's server: whom it answers, what it sends along, and what becomes of a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest
from starlette.testclient import TestClient

from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import HEADERS, loopback_hosts
from warehouse.review import ReviewWarehouse
from warehouse.snapshot import publish

HOST = "127.0.0.1:8470"
PAGES = ("/queue", "/articles", "/commitments", "/organizations", "/failures", "/decisions")


@pytest.fixture
def client(readings: Any) -> Iterator[TestClient]:
    app = make_app(Desk(readings.path), "Kim", loopback_hosts(8470))
    with TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture
def form(client: TestClient) -> Callable[..., dict[str, str]]:
    """The form of the first fact in the queue that says these words, as a browser would send it."""

    def fill(words: str, **fields: str) -> dict[str, str]:
        page = client.get("/queue").text
        item = next(part for part in page.split('<article class="item')[1:] if words in part)
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', item)
        return dict(hidden) | {"note": ""} | fields

    return fill


def test_promises_are_listed_by_status_and_words(client: TestClient) -> None:
    """The counts beside the filters are those of all promises, also where none is listed."""

    def listed(**asked: str) -> tuple[int, list[str]]:
        page = client.get("/commitments", params=asked).text
        return page.count("data-item"), re.findall(r'<span class="n">(\d+)</span>', page)

    everything, counts = listed()
    assert everything == sum(map(int, counts)) > 1
    assert listed(words="apex") == (1, counts)
    assert listed(status="denied") == (0, counts)
    assert listed(number="9") == (0, counts)


def test_every_page_can_be_read(client: TestClient, readings: Any) -> None:
    article = readings.after.article_id
    for address in (*PAGES, f"/articles/{article}", f"/revisions/{article}"):
        answer = client.get(address)
        assert (answer.status_code, "<h1" in answer.text) == (200, True), address


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/queue", 200),
        ("GET", "/static/page.css", 200),
        ("GET", "/static/../app.py", 404),
        ("GET", "/nothing", 404),
        ("GET", "/articles/0123456789abcdef", 404),
        ("GET", "/organizations/0123456789abcdef", 404),
        ("GET", "/commitments/0123456789abcdef", 404),
        ("GET", "/queue?number=0", 400),
        ("GET", "/queue?number=x", 400),
        ("GET", "/docs", 404),
        ("GET", "/openapi.json", 404),
        ("POST", "/decisions", 415),
        ("DELETE", "/queue", 405),
    ],
)
def test_the_headers_come_with_every_answer(client: TestClient, method: str, address: str, status: int) -> None:
    answer = client.request(method, address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_fault_of_ours_has_the_headers_too_and_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("flows.review.pages.organizations_page", broken)
    monkeypatch.setattr(ReviewWarehouse, "shown", broken)
    answer = client.get("/queue")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8470", "127.0.0.1", "127.0.0.1:8471", "localhost.evil.example:8470", ""]
)
def test_only_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    answer = client.get("/queue", headers={"Host": host})
    assert answer.status_code == 421
    assert "Acme" not in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "localhost:8470", "LOCALHOST:8470", "[::1]:8470"])
def test_every_name_of_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/articles", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "guessed"}, {}),
        ({"token": "zażółć"}, {}),
        ({}, {"Origin": "https://evil.example"}),
        ({}, {"Origin": "http://127.0.0.1:9999"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
    ],
    ids=["no token", "wrong token", "token beyond ASCII", "origin", "port", "other site", "other host"],
)
def test_a_form_of_another_site_decides_nothing(
    client: TestClient, form: Any, decided_in: Any, fields: dict[str, str], headers: dict[str, str]
) -> None:
    sent = form("hire 40 people", verdict="accept", **fields)
    assert client.post("/decisions", data=sent, headers=headers).status_code == 403
    assert decided_in("from review_decision") == []


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}],
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


@pytest.fixture
def add(client: TestClient, readings: Any) -> Callable[..., Any]:
    """Sends the form that adds a fact, as a browser without scripts would."""

    def send(**fields: str) -> Any:
        article = readings.after.article_id
        shown = client.get(f"/additions/{article}", params={"fact": fields["fact"], "words": fields["words"]})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown.text))
        return client.post("/additions", data=hidden | fields, follow_redirects=False)

    return send


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


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"fact": "claim", "words": "Acme left Trier"}, "does not stand in the article"),
        ({"fact": "claim", "words": " "}, "must not be empty"),
        ({"fact": "commitment", "words": "Nothing else is known"}, "must not be empty"),
        ({"fact": "rumour", "words": "Acme"}, "is none of"),
        ({"fact": "organization", "words": "Acme"}, "is a fact of the article already"),
        ({"fact": "claim", "words": "Nothing else is known", "token": "none"}, "from another session"),
    ],
)
def test_an_addition_that_cannot_be_is_refused(add: Any, decided_in: Any, fields: Any, message: str) -> None:
    answer = add(**fields)
    assert answer.status_code in (403, 422)
    assert message in answer.text
    assert decided_in("from review_decision") == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"verdict": "correct"}, "changes nothing"),
        ({"verdict": "correct", "action": "hire 50 people"}, "does not stand in the article"),
        ({"verdict": "correct", "actor": " "}, "must not be empty"),
        ({"verdict": "correct", "status": "kept"}, "is none of open, fulfilled, broken, withdrawn"),
        ({"verdict": "correct", "due_end": "soon"}, "is no day"),
        ({"verdict": "correct", "due_end": "2020-01-01"}, "lies before"),
        ({"verdict": "praise"}, "cannot be made"),
        ({"verdict": "undo"}, "is no decision about a fact"),
        ({"verdict": "accept", "fact_key": "0123456789abcdef"}, "is no fact"),
        ({"verdict": "accept", "extraction_id": "'; drop table review_decision; --"}, "is no fact"),
    ],
)
def test_what_cannot_be_decided_is_told_and_not_stored(
    client: TestClient, form: Any, decided_in: Any, fields: dict[str, str], message: str
) -> None:
    answer = client.post("/decisions", data=form("hire 40 people", **fields), headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert message in answer.text
    assert answer.headers["HX-Retarget"] == "#notice"
    assert decided_in("from review_decision") == []


def test_a_long_form_is_refused(client: TestClient, form: Any) -> None:
    assert client.post("/decisions", data=form("hire 40 people", note="x" * 200_000)).status_code == 413


@pytest.mark.parametrize("words", ["'; drop table run; --", "%' or true --", "read_text('/etc/passwd')"])
@pytest.mark.parametrize("name", ["kind", "reason", "site_name", "words"])
def test_filters_are_values_and_never_sql(client: TestClient, decided_in: Any, name: str, words: str) -> None:
    answer = client.get("/queue", params={name: words})
    assert answer.status_code == 200
    assert "Nothing waits that matches" in answer.text or name == "words"
    assert "root:" not in answer.text
    assert len(decided_in("from run")) == 2


def test_filters_choose_among_what_waits(client: TestClient) -> None:
    commitments = client.get("/queue", params={"kind": "commitment"}).text
    assert commitments.count('<article class="item') == 2
    removed = client.get("/queue", params={"reason": "removed"}).text
    assert "Keep the fact" in removed
    assert "hire 40 people" not in removed
    assert client.get("/queue", params={"words": "40 PEOPLE"}).text.count('<article class="item') == 1


def test_nobody_can_write_through_the_connection_that_reads(readings: Any) -> None:
    with ReviewWarehouse.open(readings.path, read_only=True) as opened:
        for sql in ("delete from run", "set enable_external_access = true", "select * from read_text('/etc/hostname')"):
            with pytest.raises(Exception, match=r"read-only|locked|disabled"):
                opened.query(sql)


def test_a_page_waits_for_a_run_and_asks_again(client: TestClient, readings: Any) -> None:
    with duckdb.connect(str(readings.path)):
        answer = client.get("/queue")
    assert answer.status_code == 503
    assert answer.headers["Refresh"] == "3"
    assert "asks again by itself" in answer.text
    assert client.get("/queue").status_code == 200


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
