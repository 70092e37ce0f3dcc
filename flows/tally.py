"""The counts of one run, added up as it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from models import Extraction, Failure, FeedEntry, FeedReport, PlannedFetch, RunReport


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    run_id: str
    started_at: datetime
    feeds: dict[str, FeedReport] = field(default_factory=dict)
    facts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def count_page(self, planned: PlannedFetch, result: str) -> None:
        """Add one page to the "new", "revised", "unchanged" or "failed" of each feed that announced it."""
        for name in {entry.feed_name for entry in planned.entries}:
            report = self.feeds.get(name)
            if report:
                self.feeds[name] = replace(report, **{result: getattr(report, result) + 1})

    def count_left_alone(self, entries: Mapping[str, Iterable[FeedEntry]], planned: Iterable[PlannedFetch]) -> None:
        """Count as "unchanged" the pages whose entries give no reason to fetch them, so that a feed's sum is whole."""
        wanted = {page.url for page in planned}
        for name, announced in entries.items():
            alone = {entry.link for entry in announced} - wanted
            self.feeds[name] = replace(self.feeds[name], unchanged=self.feeds[name].unchanged + len(alone))

    def order_feeds(self, names: Iterable[str]) -> None:
        """Report the feeds in this order instead of that in which they answered."""
        self.feeds = {name: self.feeds[name] for name in names if name in self.feeds}

    def count_facts(self, extraction: Extraction) -> None:
        if extraction.skipped:
            self.skipped[extraction.skipped] += 1
        self.facts.update(
            organizations=len(extraction.organizations),
            spokespeople=len(extraction.spokespeople),
            claims=len(extraction.claims),
            dates=len(extraction.dates),
            commitments=len(extraction.commitments),
        )

    def report(self, finished_at: datetime) -> RunReport:
        return RunReport(
            run_id=self.run_id,
            started_at=self.started_at,
            finished_at=finished_at,
            feeds=tuple(self.feeds.values()),
            facts=dict(self.facts),
            failures=tuple(self.failures),
            skipped=dict(self.skipped),
        )
