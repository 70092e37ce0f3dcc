"""The page's server: whom it answers, what it sends along, and what it refuses; nothing is stored here."""

from __future__ import annotations

import re
from typing import Any

import duckdb
import pytest
from starlette.testclient import TestClient

from flows.review.guard import HEADERS
from warehouse.review import ReviewWarehouse

PAGES = ("/queue", "/articles", "/commitments", "/organizations", "/failures", "/decisions")


@pytest.fixture(scope="module")
def readings(copied: Any) -> Any:
    """The same warehouse for all tests: what one of them stored would fail those after it."""
    return copied


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
