"""Hostile text in every field that a stranger can fill: it is shown, and does nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.links import safe_link
from flows.review.report import write_report
from flows.review.visible import visible, visible_markup
from models import (
    Attribution,
    Batch,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Decision,
    DecisionAbout,
    Failure,
    FeedReport,
    Organization,
    Person,
    Polarity,
    RunReport,
    TextPart,
    TextSpan,
    Verdict,
    sentence_of,
)
from warehouse.entities import EntityWarehouse
from warehouse.review import ReviewWarehouse

#: Markup, attributes, addresses, templates, and characters that hide or turn what follows.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</textarea></title></style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c a\u200bb \u2066c\u2069 \ufeff",
    "<a href=javascript:alert(1) style=position:fixed>click</a>",
    "<base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
)
BAD = " ".join(HOSTILE)

_URL_ATTRIBUTES = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "cite",
    "background",
    "hx-get",
    "hx-post",
}
_OWN_SCRIPTS = {"htmx.min.js", "keys.js"}


class Audit(HTMLParser):
    """Collects what a page must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and Path(given.get("src") or "").name not in _OWN_SCRIPTS:
            self.faults.append(f"script {given}")
        if tag in ("iframe", "object", "embed", "base", "img", "svg", "style"):
            self.faults.append(f"<{tag}>")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.faults.append("refresh")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"{tag} {name}={value}")
            if name in _URL_ATTRIBUTES and value:
                self._check_address(tag, given, value)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def _check_address(self, tag: str, given: dict[str, str | None], value: str) -> None:
        scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value)
        if scheme and scheme[1] not in ("http", "https"):
            self.faults.append(f"{tag} leads to {value}")
        if (scheme or value.startswith("//")) and given.get("rel") != "noopener noreferrer nofollow":
            self.faults.append(f"{tag} leads elsewhere without rel: {value}")


def audit(page: str) -> Audit:
    read = Audit()
    read.feed(page)
    return read


@pytest.fixture(scope="module")
def hostile(
    empty_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    make_version: Any,
    make_extraction: Any,
    make_extractor: Any,
) -> tuple[Path, str]:
    """A warehouse with hostile text in every field, and the article's id."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("hostile") / "facts.duckdb"))
    version = make_version(
        f"{BAD} promises {BAD} by {BAD}.\n\nAcme{BAD} said.",
        title=f"{BAD} in the title",
        url='https://news.example/?q=<script>alert(1)</script>"onload=alert(1)',
        site_name=BAD,
        authors=(BAD, "Sam Roe"),
        published=datetime(2026, 3, 2, 7, 30, tzinfo=UTC),
        language="en",
    )
    whole = TextSpan.of(version.text, 0, len(BAD))
    title = TextSpan.of(version.title, 0, len(BAD), TextPart.TITLE)
    commitment = Commitment(
        actor=BAD,
        actor_span=whole,
        trigger=TextSpan.of(version.text, len(BAD) + 1, len(BAD) + 9),
        action=TextSpan.of(version.text, len(BAD) + 10, 2 * len(BAD) + 10),
        evidence=TextSpan.of(version.text, 0, 2 * len(BAD) + 10),
        kind=CommitmentKind.PLEDGE,
        polarity=Polarity.POSITIVE,
        status=CommitmentStatus.OPEN,
        condition=whole,
        counterparty=BAD,
        speaker=BAD,
        confidence=0.3,
        rule=BAD,
    )
    facts = {
        "organizations": (Organization(name=BAD, mentions=(title, whole), rule=BAD),),
        "people": (Person(name=BAD, mentions=(whole,)),),
        "claims": (
            Claim(
                source=(whole,),
                cue=(),
                content=(whole,),
                kind=ClaimKind.DIRECT,
                speaker=BAD,
                organization=BAD,
                chain=(Attribution(source=whole, name=BAD, relation=BAD),),
                rule=BAD,
            ),
        ),
        "commitments": (commitment,),
    }
    first = make_extraction(version, **facts)
    extractor = make_extractor(cues_digest="another", model_name=BAD, version=BAD)
    second = make_extraction(
        version, extractor, **(facts | {"commitments": (replace(commitment, counterparty=f"the {BAD}"),)})
    )
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    with EntityWarehouse.open(path) as opened:
        opened.start_run("run-1", "ingest", at)
        opened.load(Batch(run_id="run-1", versions=(version,), extractions=(first,)), make_extractor())
        opened.load(Batch(run_id="run-1", extractions=(second,)), extractor)
        with opened.linking("run-1"):
            opened.add_names("run-1")
        failures = (Failure(stage=BAD, subject="javascript:alert(1)", reason=BAD, message=BAD),)
        report = RunReport(
            run_id="run-1",
            started_at=at,
            finished_at=at + timedelta(minutes=1),
            feeds=(FeedReport(feed=BAD, status="failed", reason=BAD),),
            failures=failures,
        )
        opened.finish_run(report)
    with ReviewWarehouse.open(path) as opened:
        stored = next(item for item in opened.facts_in([second.extraction_id]) if item.kind == "person")
        opened.decide(
            Decision(
                about=DecisionAbout.FACT,
                verdict=Verdict.ACCEPT,
                article_id=version.article_id,
                version_id=version.version_id,
                extraction_id=stored.extraction_id,
                kind=stored.kind,
                fact_key=stored.fact_key,
                fact_hash=stored.fact_hash,
                sentence=sentence_of(version, stored.fact),
                reviewer=BAD,
                note=BAD,
                decided_at=at,
            )
        )
    return path, version.article_id


@pytest.fixture(scope="module")
def ask(hostile: tuple[Path, str]) -> Iterator[Callable[[str], str]]:
    app = make_app(Desk(hostile[0]), BAD, ("testserver",))
    with TestClient(app) as client:
        yield lambda address: str(client.get(address).text)


def test_every_page_shows_hostile_text_and_nothing_acts(hostile: tuple[Path, str], ask: Callable[[str], str]) -> None:
    article = hostile[1]
    addresses = ["/queue", "/articles", "/commitments", "/organizations", "/failures", "/decisions"]
    addresses += [f"/articles/{article}", f"/revisions/{article}"]
    seen = "".join(ask(address) for address in addresses)
    addresses += sorted(set(re.findall(r'"(/(?:organizations|commitments)/[0-9a-f]+)"', seen)))
    forms = sorted(set(re.findall(r'href="(/corrections/[^"]+)"', seen)))
    assert len(addresses) == 10
    assert len(forms) >= 4
    for address in [*addresses, *forms, f"/nothing/{BAD}", f"/queue?words={BAD}&site_name={BAD}"]:
        page = ask(address)
        found = audit(page)
        assert found.faults == [], address
        assert "49" not in "".join(found.text).replace("2026", ""), address
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", page), address
    text = "".join(audit(ask(f"/articles/{article}")).text)
    assert "<script>alert(1)</script>" in text
    assert "U+202E" in text


def test_a_report_acts_as_little(hostile: tuple[Path, str], tmp_path: Path) -> None:
    written = write_report(Desk(hostile[0]), tmp_path / "report")
    files = sorted((tmp_path / "report").rglob("*.html"))
    assert len(files) == written + 1
    for file in files:
        page = file.read_text("utf-8")
        found = audit(page)
        assert found.faults == [], file
        assert "<script" not in page
        assert "<form" not in page


def test_links_of_a_report_lead_to_its_files(hostile: tuple[Path, str], tmp_path: Path) -> None:
    write_report(Desk(hostile[0]), tmp_path)
    for file in tmp_path.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"#]+)', file.read_text("utf-8")):
            if not address.startswith("http"):
                assert (file.parent / address).resolve().is_relative_to(tmp_path.resolve()), address
                assert (file.parent / address).exists(), f"{file.name}: {address}"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/path",
        "https://",
        "http:///x",
        "https://a\nb",
        "",
        None,
        "https://[::1",
        "http:\\\\evil.example",
        "https://news.example/\u0000",
    ],
)
def test_addresses_nobody_may_click(address: str | None) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize("address", ["https://news.example/a?b=c#d", "http://127.0.0.1:8000/x", "HTTPS://News.example"])
def test_addresses_one_may_click(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200bb", "a⟦U+200B⟧b"),
        ("\u202eevil", "⟦U+202E⟧evil"),
        ("soft\u00adhyphen", "soft⟦U+00AD⟧hyphen"),
        ("x\u0000y\u001b", "x⟦U+0000⟧y⟦U+001B⟧"),
        ("tag\U000e0041", "tag⟦U+E0041⟧"),
        ("a\u200db", "a⟦U+200D⟧b"),
        ("👩\u200d🔬 and می\u200cخواهم", "👩\u200d🔬 and می\u200cخواهم"),  # joiners that shape what is seen
        ("line\nbreak\tand\u00a0blank", "line\nbreak\tand\u00a0blank"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_hidden_character_tells_its_name() -> None:
    assert visible_markup("<b>\u202e") == ('&lt;b&gt;<span class="hidden" title="right-to-left override">U+202E</span>')
