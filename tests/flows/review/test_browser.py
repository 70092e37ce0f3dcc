"""The review page in a browser: decided by keyboard, seen in SQL; readable for everybody; nothing from elsewhere.

Runs Debian's chromium (``apt-get install chromium``), or the one in CHROMIUM; skipped where there is none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from flows.review.desk import Desk
from flows.review.report import write_report

AXE = Path(__file__).parent / "axe" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NARROW, WIDE = 390, 1280

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium, or name one in CHROMIUM"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def address(readings: Any) -> Iterator[str]:
    """Where ``newsfacts review`` serves the copy of the warehouse."""
    program = [sys.executable, "-c", "from flows.cli import main; main()", "review", "--port", "0", "--no-browser"]
    command = [*program, "--reviewer", "Kim", "--warehouse", str(readings.path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        told = server.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, told + server.stderr.read()
        try:
            yield found[0]
        finally:
            server.terminate()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page; the test fails when it asks another host, or the browser complains."""
    context = browser.new_context(viewport={"width": WIDE, "height": 860}, base_url=address)
    shown = context.new_page()
    shown.set_default_timeout(20_000)
    requests: list[str] = []
    complaints: list[str] = []
    shown.on("request", lambda request: requests.append(request.url))
    shown.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    # The browser writes down every refusal; the one of a test is on purpose.
    refused = "the server responded with a status of 422"
    yield shown
    context.close()
    assert [url for url in requests if not url.startswith(f"{address}/")] == []
    assert requests
    assert [text for text in complaints if refused not in text] == []


def headline(page: Page) -> str:
    return page.locator(".selected .headline").inner_text()


def test_the_queue_is_walked_by_keyboard_and_seen_in_sql(page: Page, decided_in: Any) -> None:
    page.goto("/queue")
    assert page.locator(".item").count() == 6
    assert page.locator("#waiting-count").inner_text() == "6"
    page.keyboard.press("j")
    assert headline(page) == "Acme agreed to open a plant in Trier"
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.locator(".decided", has_text="Accepted").wait_for()
    page.locator(".selected", has_text="hire 40 people").wait_for()
    page.keyboard.press("n")
    page.keyboard.type("a mere plan")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.locator(".decided", has_text="Rejected").wait_for()
    page.locator(".selected", has_text="Jo Li").wait_for()
    page.keyboard.press("c")
    page.wait_for_selector(".correct input[name=speaker]:focus")
    page.locator(".correct input[name=speaker]").fill("Jo Li-Meyer")
    page.keyboard.press("Enter")
    page.locator(".decided", has_text="Corrected").wait_for()
    expect(page.locator("#waiting-count")).to_have_text("2")  # what the claim took the place of goes with it
    said = decided_in("select said_by from claims")
    assert said == [{"said_by": "Jo Li-Meyer"}]
    page.keyboard.press("u")
    expect(page.locator("#waiting-count")).to_have_text("4")
    assert headline(page) == "Jo Li Acme agreed to open a plant in Trier by July 2026"

    rows = decided_in("select verdict, kind, note, reviewer from review_decision order by decision_number")
    assert [(row["verdict"], row["kind"]) for row in rows] == [
        ("accept", "commitment"),
        ("reject", "commitment"),
        ("correct", "claim"),
        ("accept", "claim"),
        ("undo", "claim"),
        ("undo", "claim"),
    ]
    assert {row["reviewer"] for row in rows} == {"Kim"}
    assert rows[1]["note"] == "a mere plan"
    assert decided_in("select actor from commitments") == [{"actor": "Acme"}]
    assert decided_in("select said_by from claims") == [{"said_by": "Jo Li"}]
    page.reload()
    assert page.locator(".item").count() == 4


def test_a_decision_that_cannot_be_is_told_in_place(page: Page, decided_in: Any) -> None:
    page.goto("/queue")
    page.keyboard.press("j")
    page.keyboard.press("c")
    action = page.locator(".correct input[name=action]")
    action.fill("open two plants")
    action.press("Enter")
    page.locator("#notice", has_text="does not stand in the article").wait_for()
    assert action.input_value() == "open two plants"
    assert decided_in("from review_decision") == []


def test_keys_are_told_and_the_list_of_them_closes(page: Page) -> None:
    page.goto("/queue")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()


def test_a_fact_is_found_from_its_words_and_its_words_from_the_fact(page: Page, readings: Any) -> None:
    """Its source chain and its rule are there; where facts overlap, each click goes to the next."""
    page.goto(f"/articles/{readings.after.article_id}")
    words = page.locator(".story a.mark", has_text="July 2026").first
    words.click()
    shown = [page.locator(".fact.selected .kind").inner_text()]
    assert page.locator(".story .mark.on").count() >= 1
    for _ in range(2):
        words.click()
        shown.append(page.locator(".fact.selected .kind").inner_text())
    assert sorted(shown) == ["Claim", "Commitment", "Date"]
    claim = page.locator(".fact.k-claim")
    page.locator(".story a.mark", has_text="open a plant in Trier").first.click()
    claim.locator("summary").click() if not claim.locator(".body").is_visible() else None
    assert claim.locator(".chain li").all_inner_texts() == ["Jo Li told", "The Daily told", "this article"]
    assert claim.locator("code").inner_text() == "parataxis"
    page.locator("#show-date").uncheck()
    assert page.locator(".fact.k-date").is_hidden()


def test_a_missing_fact_is_added_from_its_words(page: Page, readings: Any, decided_in: Any) -> None:
    """Selected with the pointer, the rest by keyboard; its words are marked then, and an undo takes it back."""
    page.goto(f"/articles/{readings.after.article_id}")
    page.evaluate("""() => {
      const text = document.querySelector(".story p:nth-of-type(2)").firstChild;
      const range = document.createRange();
      range.setStart(text, text.data.indexOf("plant"));
      range.setEnd(text, text.data.indexOf("plant") + "plant".length);
      getSelection().addRange(range);
    }""")
    page.keyboard.press("m")
    words = page.locator(".add textarea[name=words]")
    words.wait_for()
    expect(words).to_be_focused()
    expect(words).to_have_value("plant")
    expect(page.locator(".add input[name=nth]")).to_have_value("1")  # the first one is the plant in Trier
    expect(page.locator(".add input[name=trigger]")).to_be_visible()
    page.locator(".add select[name=fact]").select_option("organization")
    name = page.locator(".add input[name=name]")
    name.wait_for()
    expect(page.locator(".add input[name=trigger]")).to_have_count(0)
    expect(name).to_have_value("plant")
    name.fill("Trier plant")
    name.press("Enter")
    card = page.locator(".fact.k-organization.selected", has_text="Trier plant")
    card.wait_for()
    expect(card.locator(".verdict")).to_have_text("added")
    expect(page.locator(".story p:nth-of-type(2) a.m-organization")).to_have_text("plant")
    (text,) = decided_in("select text from article_current")
    assert decided_in("select mention_start from organization_mention where mention = 'plant'") == [
        {"mention_start": text["text"].rindex("plant")}
    ]
    page.keyboard.press("u")
    page.get_by_text("the article has this fact no longer").wait_for()
    assert decided_in("from organizations where organization = 'Trier plant'") == []


def test_it_works_without_scripts(browser: Browser, address: str, decided_in: Any) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    shown = context.new_page()
    shown.goto("/queue?kind=commitment")
    shown.locator(".item", has_text="hire 40 people").get_by_role("button", name="Reject").click()
    shown.wait_for_url("**/queue")
    assert shown.locator(".item", has_text="hire 40 people").count() == 0
    shown.goto("/decisions")
    shown.get_by_role("button", name="Undo").click()
    assert shown.locator(".reason", has_text="taken back").count() == 1
    context.close()
    assert [row["verdict"] for row in decided_in("from review_decision order by decision_number")] == ["reject", "undo"]


def addresses(page: Page, readings: Any) -> list[str]:
    """One page of every kind."""
    found = ["/queue", "/articles", "/commitments", "/organizations", "/failures", "/decisions"]
    article = readings.after.article_id
    found += [f"/articles/{article}", f"/revisions/{article}", f"/additions/{article}?words=The+Daily"]
    for section in ("commitments", "organizations"):
        page.goto(f"/{section}")
        link = page.locator(f"main a[href^='/{section}/']").first.get_attribute("href")
        assert link
        found.append(link)
    return found


SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 60);
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everybody_can_read_every_view(page: Page, readings: Any, width: int, scheme: Any) -> None:
    """No serious finding of axe, nothing wider than the window, and nothing jumps while it loads."""
    page.goto("/queue")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.locator(".decided").wait_for()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in addresses(page, readings):
        page.goto(address)
        assert page.evaluate(SHIFT) < 0.05, address  # 0.1 is what people begin to notice
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.evaluate("for (const closed of document.querySelectorAll('details')) closed.open = true")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then((result) => result.violations)")
        serious = [
            (item["id"], item["nodes"][0]["html"], item["nodes"][0]["failureSummary"])
            for item in found
            if item["impact"] in ("serious", "critical")
        ]
        assert serious == [], address


def test_a_report_is_read_from_its_files(browser: Browser, readings: Any, tmp_path: Path) -> None:
    write_report(Desk(readings.path), tmp_path / "report")
    context = browser.new_context(viewport={"width": WIDE, "height": 800}, color_scheme="light")
    shown = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    shown.on("request", lambda request: requests.append(request.url))
    shown.on("console", lambda message: complaints.append(message.text))
    shown.goto((tmp_path / "report" / "index.html").as_uri())
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(252, 251, 248)"
    shown.get_by_role("link", name="A plant for Trier").first.click()
    shown.locator(".story").wait_for()
    body = shown.locator(".fact .body:target")
    assert body.is_visible()  # the card of the fact one came from is open
    shown.get_by_role("link", name="Compare its 2 readings").click()
    assert shown.locator("ins", has_text="July").count() >= 1
    context.close()
    assert {request.partition(":")[0] for request in requests} == {"file"}
    assert complaints == []
