"""A warehouse with one small article in it, written out so that a reader can check every row."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

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
    ExtractorVersion,
    FactDiff,
    Interval,
    Mention,
    Organization,
    Person,
    Polarity,
    Relation,
    Spokesperson,
    TemporalExpression,
    TextPart,
    TextSpan,
    TimexType,
)
from warehouse.store import Warehouse

TEXT = (
    "Acme will open a plant in Trier by June 2026, spokeswoman Jo Li told The Daily, Newswire reported.\n\n"
    "Apex plans to hire 40 people soon."
)


@pytest.fixture(scope="session")
def started_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file in which the run ``run-1`` has started; made once, to be copied."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("started") / "facts.duckdb"))
    with Warehouse.open(path) as opened:
        opened.start_run("run-1", "ingest", datetime(2026, 3, 2, 8, tzinfo=UTC))
    return path


@pytest.fixture
def warehouse(started_file: Path, tmp_path: Path) -> Iterator[Warehouse]:
    """An open warehouse that holds nothing but the start of the run ``run-1``."""
    with Warehouse.open(Path(shutil.copy(started_file, tmp_path / "facts.duckdb"))) as opened:
        yield opened


@pytest.fixture
def started() -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Starts a script in a process of its own, and returns that once it says ``held``; killed when the test ends."""
    processes = []

    def start(script: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def version(make_version: Callable[..., ArticleVersion]) -> ArticleVersion:
    return make_version(
        TEXT,
        title="A plant for Trier, says Acme",
        url="https://news.example/acme",
        site_name="Newswire",
        language="en",
        published=datetime(2026, 3, 2, 7, 30, tzinfo=UTC),
        published_precision="instant",
    )


@pytest.fixture(scope="session")
def extraction(
    version: ArticleVersion,
    make_extraction: Callable[..., Extraction],
    span_in: Callable[..., TextSpan],
) -> Extraction:
    """One fact of each kind and a second promise, without a last day."""

    def span(words: str, nth: int = 0) -> TextSpan:
        return span_in(version, words, nth)

    june = Interval(start=date(2026, 6, 1), end=date(2026, 6, 30))
    by_june = Interval(start=date(2026, 3, 2), end=date(2026, 6, 30))
    soon = Interval(start=date(2026, 3, 2), end=None)
    title_acme = span_in(version, "Acme", part=TextPart.TITLE)
    return make_extraction(
        version,
        entities=(Mention(span=span("Acme"), label="ORG"), Mention(span=span("Trier"), label="LOC")),
        organizations=(
            Organization(name="Acme", mentions=(title_acme, span("Acme")), rule="ner"),
            Organization(name="Apex", mentions=(span("Apex"),), rule="ner"),
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
                span=span("June 2026"),
                type=TimexType.DATE,
                value="2026-06",
                interval=june,
                bound=by_june,
                relation=Relation.BY,
                granularity="month",
                rule="month_year",
            ),
            TemporalExpression(
                span=span("soon"),
                type=TimexType.DATE,
                value="FUTURE_REF",
                interval=soon,
                bound=soon,
                vague=True,
                rule="vague",
            ),
        ),
        claims=(
            Claim(
                source=(span("spokeswoman Jo Li"),),
                cue=(span("told"),),
                content=(span("Acme will open a plant in Trier by June 2026"),),
                kind=ClaimKind.INDIRECT,
                speaker="Jo Li",
                organization="Acme",
                chain=(
                    Attribution(source=span("Jo Li"), name="Jo Li", relation="told", cue=span("told")),
                    Attribution(source=span("The Daily"), name="The Daily", relation="told"),
                    Attribution(source=span("Newswire"), name="Newswire", relation="reported", cue=span("reported")),
                ),
                rule="parataxis",
            ),
        ),
        commitments=(
            Commitment(
                actor="Acme",
                actor_span=span("Acme"),
                trigger=span("will"),
                action=span("open a plant in Trier"),
                evidence=span("Acme will open a plant in Trier by June 2026"),
                kind=CommitmentKind.PLAN,
                polarity=Polarity.POSITIVE,
                status=CommitmentStatus.OPEN,
                deadline=Deadline(span=span("by June 2026"), relation=Relation.BY, interval=by_june, vague=False),
                rule="will",
            ),
            Commitment(
                actor="Apex",
                actor_span=span("Apex"),
                trigger=span("plans"),
                action=span("hire 40 people"),
                evidence=span("Apex plans to hire 40 people soon"),
                kind=CommitmentKind.PLAN,
                polarity=Polarity.POSITIVE,
                status=CommitmentStatus.OPEN,
                deadline=Deadline(span=span("soon"), relation=Relation.AT, interval=soon, vague=True),
                rule="plan",
            ),
        ),
    )


@pytest.fixture
def batch(version: ArticleVersion, extraction: Extraction) -> Batch:
    return Batch(run_id="run-1", versions=(version,), extractions=(extraction,))


@pytest.fixture
def loaded(warehouse: Warehouse, batch: Batch, make_extractor: Callable[..., ExtractorVersion]) -> Warehouse:
    """The warehouse with the batch in it."""
    warehouse.load(batch, make_extractor())
    return warehouse


@pytest.fixture
def rows(loaded: Warehouse) -> Callable[..., pd.DataFrame]:
    """Asks a bundled query of the loaded warehouse: ``rows("by-when", actor="Acme")``."""

    def ask(name: str, **parameters: Any) -> pd.DataFrame:
        return loaded.query(loaded.bundled(name), parameters)

    return ask


@pytest.fixture(scope="session")
def told() -> Callable[[FactDiff], list[tuple[str, str, str, str]]]:
    """What a diff says of each fact: change, kind, subject and cause."""

    def tell(diff: FactDiff) -> list[tuple[str, str, str, str]]:
        return [(item.change.value, item.kind, item.subject, item.cause.value) for item in diff]

    return tell
