"""Re-extraction: the stored texts, read again by the extractor as it is now.

    versions not yet read by this extractor → extract → load → report

Nothing is fetched, and nothing counts that did not count before: what is found stands beside what an earlier
extractor found, until ``flows.promote`` lets it count.
"""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import progress
from flows.artifacts import publish_failures
from flows.reading import TextReader
from flows.runs import RunInProgress, batches, day_of, recorded_run
from flows.settings import load_settings
from models import ArticleVersion, Batch, RunReport
from warehouse.store import Warehouse


@flow(name="reextract")
def reextract(
    settings: str | None = None,
    warehouse: str | None = None,
    since: str | None = None,
    sample: int | None = None,
) -> RunReport:
    """Read every stored current text that the current extractor has not read yet.

    ``since`` (an ISO day) takes only articles published on that day or later, ``sample`` only that many of them.
    Raises SettingsError, ModelError or WarehouseError when the run cannot work at all; a text that cannot be read
    is a failure in the report.
    """
    chosen = load_settings(Path(settings) if settings else None, warehouse=warehouse)
    earliest = day_of(since)
    extractor = TextReader(chosen)
    with recorded_run(chosen, "reextract") as run:
        with Warehouse.open(chosen.warehouse.path, read_only=True) as opened:
            versions = opened.versions_for(
                earliest.date() if earliest else None, sample, except_extractor=extractor.version.extractor_id
            )
        done = 0
        for batch in batches(versions, len(versions)):
            read_batch(batch, run)
            done += len(batch)
            progress.report("reading texts", done, len(versions))
        report = run.finish()
    publish_failures(report)
    return report


@task(name="read a batch of texts", cache_policy=NO_CACHE)
def read_batch(batch: list[ArticleVersion], run: RunInProgress) -> None:
    """Extract the facts of the versions and write them in one transaction."""
    extractions, failures = run.extract(tuple(batch))
    run.load(Batch(run_id=run.run_id, extractions=extractions, promotes=False, failures=failures))
    run.tally.failures.extend(failures)
