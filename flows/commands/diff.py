"""``newsfacts diff``: which facts differ, and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from flows.console import (
    NOTHING_USABLE,
    AsJson,
    SettingsFile,
    WarehouseFile,
    opened_to_read,
    print_all,
    print_error,
    print_json,
    warehouse_path,
)

if TYPE_CHECKING:
    from models import FactDiff
    from models.diff import Comparison
    from warehouse.store import Warehouse

_MOST_ARTICLES = 30  # of a printed diff
_MADE_BY_ANOTHER_VERSION = ("older_schema", "other_views")


def diff(
    article: Annotated[
        str | None,
        typer.Argument(help="Two revisions of this article (address or id): the last two, or --from and --to."),
    ] = None,
    before: Annotated[
        str | None, typer.Option("--from", help="Revision before (version id).", metavar="VERSION")
    ] = None,
    after: Annotated[str | None, typer.Option("--to", help="Revision after (version id).", metavar="VERSION")] = None,
    extractors: Annotated[
        tuple[str, str] | None,
        typer.Option(
            help="What two extractors found in the same texts (ids, or how they begin).", metavar="BEFORE AFTER"
        ),
    ] = None,
    promoting: Annotated[
        str | None, typer.Option(help="What promoting this extractor would change.", metavar="EXTRACTOR")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="What counted when that day began (UTC), and now.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Of --since: when that day ended, instead of now.")
    ] = None,
    run: Annotated[str | None, typer.Option(help="What counted before and after this run.", metavar="RUN")] = None,
    other: Annotated[
        Path | None, typer.Option(help="What counts here, and in this other warehouse.", metavar="FILE")
    ] = None,
    fail_if_lost: Annotated[
        int | None, typer.Option(help="Exit with code 1 if more facts than that are lost.", metavar="N", min=0)
    ] = None,
    as_json: AsJson = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Show which facts differ between two readings, field by field, and why; by default through the last run."""
    asked = _Asked(
        article=article,
        revisions=(before, after),
        extractors=extractors,
        promoting=promoting,
        days=(since, until),
        run=run,
        other=other,
    )
    comparison = asked.comparison()
    with opened_to_read(warehouse_path(warehouse, settings)) as opened:
        if other is None:
            found = opened.fact_diff(comparison)
        else:
            with _brought_up_to_date(other) as opened_other:
                found = opened.fact_diff_to(opened_other)
    _print(found, as_json, as_markdown)
    if fail_if_lost is not None and found.lost > fail_if_lost:
        print_error(f"{found.lost} facts are lost, more than the {fail_if_lost} that --fail-if-lost allows")
        raise typer.Exit(NOTHING_USABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What of two readings differs, as the options say: one axis at most is given."""

    article: str | None
    revisions: tuple[str | None, str | None]  #: of the article, before and after
    extractors: tuple[str, str] | None
    promoting: str | None
    days: tuple[datetime | None, datetime | None]  #: the first and the last, at midnight without a zone
    run: str | None
    other: Path | None  #: a second warehouse

    def comparison(self) -> Comparison | None:
        """What to compare in the warehouse; None: its last run, or another warehouse. Raises BadParameter."""
        from models.diff import BetweenExtractors, BetweenRevisions, BetweenTimes, ByPromotion, ByRun

        (before, after), (since, until) = self.revisions, self.days
        if self.article is None and (before or after):
            raise typer.BadParameter("--from and --to are revisions of an article: name it")
        if until is not None and since is None:
            raise typer.BadParameter("--until needs --since")
        wanted: list[Comparison] = []
        if self.article is not None:
            wanted.append(BetweenRevisions(article=self.article, before=before, after=after))
        if self.extractors is not None:
            wanted.append(BetweenExtractors(before=self.extractors[0], after=self.extractors[1]))
        if self.promoting is not None:
            wanted.append(ByPromotion(extractor=self.promoting))
        if since is not None:
            later = until and until.replace(tzinfo=UTC) + timedelta(days=1)
            wanted.append(BetweenTimes(before=since.replace(tzinfo=UTC), after=later))
        if self.run is not None:
            wanted.append(ByRun(run_id=self.run))
        if len(wanted) + (self.other is not None) > 1:
            raise typer.BadParameter("choose one thing to compare")
        return wanted[0] if wanted else None


@contextmanager
def _brought_up_to_date(path: Path) -> Iterator[Warehouse]:
    """Another warehouse to read; one that another version of newsfacts made is read from a copy that is migrated."""
    from models import WarehouseError
    from warehouse.copies import copy_warehouse
    from warehouse.store import DEFAULT_WAIT_SECONDS, Warehouse

    with ExitStack() as stack:
        try:
            opened = stack.enter_context(opened_to_read(path))
        except WarehouseError as error:
            if error.reason not in _MADE_BY_ANOTHER_VERSION:
                raise
            copy = Path(stack.enter_context(TemporaryDirectory(prefix="newsfacts-diff-"))) / path.name
            copy_warehouse(path, copy, DEFAULT_WAIT_SECONDS)
            opened = stack.enter_context(Warehouse.open(copy))
        yield opened


def _print(found: FactDiff, as_json: bool, as_markdown: bool) -> None:
    from flows.diff_tables import diff_json, diff_markdown, diff_tables

    if as_json:
        print_json(diff_json(found))
    elif as_markdown:
        typer.echo(diff_markdown(found))
    else:
        print_all(diff_tables(found, _MOST_ARTICLES))
