"""A warehouse to review, with one article that was revised, and hostile text where text can be."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import loopback_hosts
from models import (
    ArticleVersion,
    Attribution,
    Batch,
    Capacity,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Extraction,
    Failure,
    FeedReport,
    Interval,
    Organization,
    Person,
    Polarity,
    Relation,
    RunReport,
    Spokesperson,
    TemporalExpression,
    TextSpan,
    TimexType,
)
from warehouse.entities import EntityWarehouse
from warehouse.review import ReviewWarehouse

BEFORE = (
    "Acme expects to open a plant in Trier by June 2026, spokeswoman Jo Li told The Daily.\n\n"
    "Nothing else is known about the plant.\n\n"
    "Apex plans to hire 40 people soon."
)
AFTER = BEFORE.replace("expects to open", "agreed to open").replace("by June 2026", "by July 2026")


@dataclass(frozen=True, slots=True)
class Readings:
    """Two revisions of one article and what was read in them."""

    path: Path
    before: Extraction
    after: Extraction


@pytest.fixture(scope="session")
def facts_of(make_extraction: Callable[..., Extraction], span_in: Callable[..., TextSpan]) -> Callable[..., Extraction]:
    """Reads the example's facts out of one of its revisions."""

    def read(version: ArticleVersion, **fields: Any) -> Extraction:
        def span(words: str) -> TextSpan:
            return span_in(version, words)

        verb = "expects to" if "expects to" in version.text else "agreed to"
        month, number = ("June 2026", 6) if "June 2026" in version.text else ("July 2026", 7)
        covers = Interval(start=date(2026, number, 1), end=date(2026, number, 30))
        allowed = Interval(start=date(2026, 3, 2), end=covers.end)
        soon = Interval(start=date(2026, 3, 2), end=None)
        return make_extraction(
            version,
            organizations=(
                Organization(name="Acme", mentions=(span("Acme"),), rule="name"),
                Organization(name="Apex", mentions=(span("Apex"),), rule="name"),
            ),
            people=(Person(name="Jo Li", mentions=(span("Jo Li"),)),),
            spokespeople=(
                Spokesperson(
                    person="Jo Li",
                    organization="Acme",
                    role=span("spokeswoman"),
                    capacity=Capacity.PRESS,
                    evidence=span("spokeswoman Jo Li told The Daily"),
                    rule="title",
                ),
            ),
            dates=(
                TemporalExpression(
                    span=span(month),
                    type=TimexType.DATE,
                    value=f"2026-{number:02}",
                    interval=covers,
                    bound=allowed,
                    relation=Relation.BY,
                    granularity="month",
                    rule="month_year",
                ),
            ),
            claims=(
                Claim(
                    source=(span("spokeswoman Jo Li"),),
                    cue=(span("told"),),
                    content=(span(f"Acme {verb} open a plant in Trier by {month}"),),
                    kind=ClaimKind.INDIRECT,
                    speaker="Jo Li",
                    organization="Acme",
                    chain=(
                        Attribution(source=span("Jo Li"), name="Jo Li", relation="told", cue=span("told")),
                        Attribution(source=span("The Daily"), name="The Daily", relation="told"),
                    ),
                    rule="parataxis",
                ),
            ),
            commitments=(
                Commitment(
                    actor="Acme",
                    actor_span=span("Acme"),
                    trigger=span(verb),
                    action=span("open a plant in Trier"),
                    evidence=span(f"Acme {verb} open a plant in Trier by {month}"),
                    kind=CommitmentKind.PLAN if verb == "expects to" else CommitmentKind.AGREEMENT,
                    polarity=Polarity.POSITIVE,
                    status=CommitmentStatus.OPEN,
                    deadline=Deadline(span=span(f"by {month}"), relation=Relation.BY, interval=allowed, vague=False),
                    speaker="Jo Li",
                    confidence=0.97,
                    rule="verb:agree",
                ),
                Commitment(
                    actor="Apex",
                    actor_span=span("Apex"),
                    trigger=span("plans to"),
                    action=span("hire 40 people"),
                    evidence=span("Apex plans to hire 40 people soon"),
                    kind=CommitmentKind.PLAN,
                    polarity=Polarity.POSITIVE,
                    status=CommitmentStatus.OPEN,
                    deadline=Deadline(span=span("soon"), relation=Relation.AT, interval=soon, vague=True),
                    confidence=0.45,
                    rule="verb:plan",
                ),
            ),
            **fields,
        )

    return read


@pytest.fixture(scope="session")
def revised(
    empty_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    make_version: Callable[..., ArticleVersion],
    make_extractor: Callable[..., Any],
    facts_of: Callable[..., Extraction],
) -> Readings:
    """A warehouse file with an article of two revisions; made once, to be copied."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("review") / "facts.duckdb"))
    version = make_version(
        BEFORE,
        title="A plant for Trier",
        site_name="Newswire",
        language="en",
        authors=("Sam Roe",),
        published=datetime(2026, 3, 2, 7, 30, tzinfo=UTC),
        published_precision="instant",
    )
    edited = replace(version, text=AFTER, fetched_at=version.fetched_at + timedelta(days=1))
    readings = Readings(path, facts_of(version), facts_of(edited))
    fill(path, [(version, readings.before), (edited, readings.after)], make_extractor())
    return readings


def fill(path: Path, read: list[tuple[ArticleVersion, Extraction]], extractor: Any) -> None:
    """Store each version with its extraction in a run of its own, and a failure in the last."""
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for number, (version, extraction) in enumerate(read):
        run_id = f"run-{number}"
        with EntityWarehouse.open(path) as opened:
            at = start + timedelta(days=number)
            opened.start_run(run_id, "ingest", at)
            opened.load(Batch(run_id=run_id, versions=(version,), extractions=(extraction,)), extractor)
            with opened.linking(run_id):
                opened.add_names(run_id)
            failures = (
                Failure(
                    stage="fetch",
                    subject="https://news.example/gone",
                    reason="http_404",
                    message="not found",
                    transient=False,
                ),
            )
            opened.finish_run(
                RunReport(
                    run_id=run_id,
                    started_at=at,
                    finished_at=at + timedelta(minutes=1),
                    feeds=(FeedReport(feed="newswire", status="fetched"),),
                    facts={"claim": 1},
                    failures=failures,
                )
            )


@pytest.fixture
def readings(revised: Readings, tmp_path: Path) -> Readings:
    """A copy of the warehouse, to be decided in."""
    path = tmp_path / "facts.duckdb"
    path.write_bytes(revised.path.read_bytes())
    return replace(revised, path=path)


@pytest.fixture
def decided_in(readings: Readings) -> Callable[[str], list[dict[str, Any]]]:
    """Asks the copy of the warehouse."""

    def ask(sql: str) -> list[dict[str, Any]]:
        with ReviewWarehouse.open(readings.path, read_only=True) as opened:
            return opened.query(sql).to_dict("records")

    return ask


@pytest.fixture(scope="module")
def copied(revised: Readings, tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """A copy of the warehouse for all tests of a file."""
    path = tmp_path_factory.mktemp("copied") / "facts.duckdb"
    path.write_bytes(revised.path.read_bytes())
    return replace(revised, path=path)


@pytest.fixture(scope="module")
def client(copied: Readings) -> Iterator[TestClient]:
    """Asks the page's server over that copy."""
    app = make_app(Desk(copied.path), "Kim", loopback_hosts(8470))
    with TestClient(app, base_url="http://127.0.0.1:8470", raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture(scope="module")
def form(client: TestClient) -> Callable[..., dict[str, str]]:
    """The form of the first fact in the queue that says these words, as a browser would send it."""
    page = client.get("/queue").text

    def fill(words: str, **fields: str) -> dict[str, str]:
        item = next(part for part in page.split('<article class="item')[1:] if words in part)
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', item)
        return dict(hidden) | {"note": ""} | fields

    return fill


@pytest.fixture(scope="module")
def add(client: TestClient, copied: Any) -> Callable[..., Any]:
    """Sends the form that adds a fact, as a browser without scripts would."""

    def send(**fields: str) -> Any:
        article = copied.after.article_id
        shown = client.get(f"/additions/{article}", params={"fact": fields["fact"], "words": fields["words"]})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown.text))
        return client.post("/additions", data=hidden | fields, follow_redirects=False)

    return send
