"""Table rows as records: the way back from the warehouse into the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import duckdb

from models import (
    ArticleVersion,
    FeedState,
    Known,
    KnownArticle,
    Origin,
    PageState,
    PageStatus,
    RevisionKind,
    UnreadText,
)
from warehouse.rows import Row
from warehouse.sql import statement


def read_rows(
    connection: duckdb.DuckDBPyConnection, read: str, parameters: dict[str, Any] | None = None
) -> Iterator[Row]:
    """The rows of a statement in ``warehouse/reads``, as dictionaries."""
    result = connection.execute(statement("reads", read), parameters or {})
    columns = [column[0] for column in result.description or ()]
    for row in result.fetchall():
        yield dict(zip(columns, row, strict=True))


def read_known(connection: duckdb.DuckDBPyConnection) -> Known:
    """What earlier runs left behind."""
    return Known(
        feeds={row["feed_name"]: _feed_state(row) for row in read_rows(connection, "known_feeds")},
        pages={row["url"]: _page_state(row) for row in read_rows(connection, "known_pages")},
        articles=_known_articles(connection),
        moves={row["address"]: row["article_id"] for row in read_rows(connection, "known_moves")},
        unread={
            (row["version_id"], row["extractor_id"]): _unread(row) for row in read_rows(connection, "known_unread")
        },
    )


def _known_articles(connection: duckdb.DuckDBPyConnection) -> dict[str, KnownArticle]:
    current: dict[str, Row] = {}
    judged: dict[str, dict[str, RevisionKind]] = defaultdict(dict)
    for row in read_rows(connection, "known_articles"):
        if row["is_current"]:
            current[row["article_id"]] = row
        else:
            judged[row["article_id"]][row["content_hash"]] = RevisionKind(row["kind"])
    return {
        article_id: KnownArticle(url=row["url"], content_hash=row["content_hash"], judged=judged[article_id])
        for article_id, row in current.items()
    }


def article_version(row: Row) -> ArticleVersion:
    """The version as it was stored; its publication is in the zone the page states."""
    return ArticleVersion(
        url=row["url"],
        fetched_url=row["fetched_url"],
        title=row["title"],
        text=row["text"],
        published=_in_zone(row["published"], row["published_offset_minutes"]),
        published_precision=row["published_precision"],
        modified=aware(row["modified"]),
        authors=tuple(row["authors"]),
        site_name=row["site_name"],
        language=row["language"],
        description=row["description"],
        origins={field: Origin(origin) for field, origin in row["origins"].items()},
        warnings=tuple(row["warnings"]),
        body_hash=row["body_hash"],
        reader=row["reader"],
        fetched_at=aware(row["fetched_at"]),
    )


def _feed_state(row: Row) -> FeedState:
    names = ("fetched_at", "next_fetch_at", "failing_since", "failed_at")
    return FeedState(**{**row, **{name: aware(row[name]) for name in names}})


def _page_state(row: Row) -> PageState:
    instants = {name: aware(row[name]) for name in ("published", "fetched_at", "next_fetch_at", "failing_since")}
    return PageState(**{**row, **instants, "status": PageStatus(row["status"])})


def _unread(row: Row) -> UnreadText:
    names = ("failing_since", "failed_at", "next_try_at")
    return UnreadText(**{**row, **{name: aware(row[name]) for name in names}})


def aware(moment: datetime | None) -> datetime | None:
    """An instant as the warehouse keeps it, in UTC; None: there is none."""
    return moment.replace(tzinfo=UTC) if moment else None


def _in_zone(moment: datetime | None, offset_minutes: int | None) -> datetime | None:
    if moment is None or offset_minutes is None:
        return moment
    return moment.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=offset_minutes)))
