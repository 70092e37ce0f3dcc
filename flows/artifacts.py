"""A run's report as Prefect artifacts: what an engineer looks at in Prefect's own pages."""

from __future__ import annotations

from pathlib import Path

from prefect.artifacts import create_table_artifact

from models import RunReport
from warehouse.snapshot import open_published

_MOST_ROWS = 500  # an artifact is one row of Prefect's database


def publish_ingest_report(report: RunReport, warehouse: Path) -> None:
    """Publish the counts per feed, the failures, and the new open commitments in the published copy."""
    create_table_artifact(
        key="feeds",
        description=f"What run {report.run_id} did for each feed.",
        table=[
            {
                "feed": feed.feed,
                "status": feed.status,
                "reason": feed.reason or "",
                "entries": feed.entries,
                "new": feed.new,
                "revised": feed.revised,
                "unchanged": feed.unchanged,
                "failed": feed.failed,
                "seconds": round(feed.seconds, 2),
            }
            for feed in report.feeds
        ],
    )
    publish_failures(report)
    with open_published(warehouse) as opened:
        commitments = opened.query(opened.bundled("new-commitments"), {"run_id": report.run_id})
    create_table_artifact(
        key="new-commitments",
        description=f"Open commitments that run {report.run_id} found.",
        table=[
            {str(column): str(value) for column, value in row.items()}
            for row in commitments.head(_MOST_ROWS).to_dict("records")
        ],
    )


def publish_failures(report: RunReport) -> None:
    """Publish what failed in the run, and why."""
    create_table_artifact(
        key="failures",
        description=f"What failed in run {report.run_id}.",
        table=[
            {"stage": item.stage, "reason": item.reason, "what": item.subject, "message": item.message}
            for item in report.failures[:_MOST_ROWS]
        ],
    )
