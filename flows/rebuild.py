"""Rebuilding: a new warehouse from the bytes that were fetched, and whether it tells the same.

    past runs → their bytes → read → extract → load → compare

Runs, entries, states and how revisions follow each other are taken over, and so is what people decided (reviews,
joined names, promises); texts and facts are read anew. A decision that does not hold for what is read now is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows import progress
from flows.bodies import BodyStore
from flows.entities import link_entities
from flows.reading import DocumentReader, FetchedPage, TextReader
from flows.settings import Settings
from flows.threads import link_threads
from models import (
    ArticleVersion,
    Batch,
    ExtractionError,
    Failure,
    FetchedResource,
    NewsFactsError,
    Revision,
    RunReport,
    WarehouseError,
)
from warehouse.decided import DecidedWarehouse
from warehouse.lock import exclusive
from warehouse.replay import FactsOf, Observed, PastRun
from warehouse.snapshot import publish
from warehouse.store import Warehouse


@dataclass(slots=True)
class Rebuilt:
    """How a rebuilt warehouse compares with the one it was made from, in revisions and extractions."""

    same_text: int = 0
    other_text: int = 0  #: the reader of pages has changed since
    unread: dict[str, str] = field(default_factory=dict)  #: version id to why its bytes gave no text
    same_facts: int = 0
    other_facts: int = 0
    not_compared: int = 0  #: read by another extractor then, or its facts' digest was not recorded
    decisions: int = 0  #: of people, that were carried over
    lost_decisions: dict[str, str] = field(default_factory=dict)  #: decision id to why it does not hold any more

    @property
    def is_same(self) -> bool:
        """Whether every text was read, every text and fact that can be compared is the same, and no decision lost."""
        return not (self.other_text or self.unread or self.other_facts or self.lost_decisions)


def rebuild(settings: Settings, warehouse: Path, target: Path) -> Rebuilt:
    """Make ``target`` from the bytes and the past of ``warehouse``, which stays as it is.

    Raises WarehouseError when there is something at ``target``, and when either cannot be opened.
    """
    if target.exists():
        raise WarehouseError(str(target), "is there already; name a file that is not", "exists")
    with DecidedWarehouse.open_past(warehouse) as past:
        runs, known, facts, decided = past.past_runs(), past.known(), past.facts_found(), past.peoples_decisions()
    made = _Maker(settings, BodyStore(warehouse.with_suffix(".bodies")), BodyStore(target.with_suffix(".bodies")))
    with exclusive(target, "rebuild", settings.warehouse.wait_seconds):
        for done, run in enumerate(runs, 1):
            made.replay(run, target)
            progress.report("replaying runs", done, len(runs))
        with DecidedWarehouse.open(target) as opened:
            if runs:
                feeds, pages = tuple(known.feeds.values()), tuple(known.pages.values())
                opened.load(Batch(run_id=runs[-1].run_id, feed_states=feeds, page_states=pages), None)
            made.outcome.lost_decisions = opened.carry(decided, made.ids)
            made.outcome.decisions = len(decided) - len(made.outcome.lost_decisions)
            _compare_facts(made.outcome, facts, opened.facts_found())
        publish(target)
    return made.outcome


class _Maker:
    """Reads the bytes of past runs again, and writes what they give."""

    def __init__(self, settings: Settings, bodies: BodyStore, kept: BodyStore) -> None:
        self._documents = DocumentReader(settings.isolation)
        self._texts = TextReader(settings)
        self._aliases = settings.nlp.aliases
        self._bodies = bodies
        self._kept = kept
        self.ids: dict[str, str] = {}  #: of versions then to those of now
        self.outcome = Rebuilt()

    def replay(self, run: PastRun, target: Path) -> None:
        read = list(self._read(run.observed, run.started_at))
        current = {version.version_id: version for seen, version in read if seen.revision.kind.becomes_current}
        errors: list[ExtractionError] = []
        extractions = tuple(self._texts.extract(current.values(), errors.append))
        batch = Batch(
            run_id=run.run_id,
            entries=run.entries,
            versions=tuple(version for _, version in read),
            revisions=tuple(self._revision(observed, version) for observed, version in read),
            sources=tuple(replace(observed.source, version_id=version.version_id) for observed, version in read),
            extractions=extractions,
            failures=tuple(Failure.of(error) for error in errors),
        )
        with Warehouse.open(target) as opened:
            opened.start_run(run.run_id, run.kind, run.started_at, run.feeds)
            if run.status == "finished":
                opened.finish_run(_report(run), batch, self._texts.version)
            else:
                opened.load(batch, self._texts.version)
                opened.interrupt_run(run.run_id, run.finished_at, run.message or "")
        if run.status == "finished":  # as runs do, so that names and promises are joined in the same order
            link_entities(target, run.run_id, self._aliases)
            link_threads(target, run.run_id)

    def _read(self, observed: Iterable[Observed], started_at: datetime) -> Iterator[tuple[Observed, ArticleVersion]]:
        """Each observed revision that its bytes still give, under the address its article is known by."""
        pages: list[tuple[Observed, FetchedPage]] = []
        for item in observed:
            try:
                body = self._bodies.get(item.version.body_hash or "")
                self._kept.put(body)
            except (WarehouseError, ValueError) as error:
                self.outcome.unread[item.version.version_id] = str(error)
            else:
                pages.append((item, _page(item, body, item.version.fetched_at or started_at)))
        articles = self._documents.pages(page for _, page in pages)
        for (item, _), article in zip(pages, articles, strict=True):
            if isinstance(article, NewsFactsError):
                self.outcome.unread[item.version.version_id] = str(article)
                continue
            version = replace(article, url=item.version.url)
            self.ids[item.version.version_id] = version.version_id
            if version.content_hash == item.version.content_hash:
                self.outcome.same_text += 1
            else:
                self.outcome.other_text += 1
            yield item, version

    def _revision(self, observed: Observed, version: ArticleVersion) -> Revision:
        before = observed.revision.previous_version_id
        return replace(
            observed.revision,
            version_id=version.version_id,
            previous_version_id=self.ids.get(before, before) if before else None,
        )


def _page(item: Observed, body: bytes, fetched_at: datetime) -> FetchedPage:
    resource = FetchedResource(
        url=item.source.requested_url,
        final_url=item.version.fetched_url,
        status=200,
        content_type=item.source.content_type,
        body=body,
        body_hash=item.version.body_hash or "",
        fetched_at=fetched_at,
    )
    return FetchedPage(resource=resource, entry=item.source.entry)


def _report(run: PastRun) -> RunReport:
    return RunReport(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=run.finished_at or datetime.now(UTC),
        feeds=run.reports,
        facts=run.facts,
        failures=run.failures,
    )


def _compare_facts(outcome: Rebuilt, then: dict[tuple[str, str], FactsOf], now: dict[tuple[str, str], FactsOf]) -> None:
    counted = Counter(
        "not_compared" if key not in then else "same_facts" if then[key] == found else "other_facts"
        for key, found in now.items()
    )
    outcome.same_facts, outcome.other_facts = counted["same_facts"], counted["other_facts"]
    outcome.not_compared = counted["not_compared"]
