"""The pages as files: a folder of static HTML that can be mailed or published, and needs neither server nor script."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows import progress
from flows.review import compare, pages
from flows.review.cards import Row
from flows.review.desk import Desk
from flows.review.links import FileLinks, name_of_page
from flows.review.pages import Page
from flows.review.render import FOLDER, Renderer
from models import ReviewError
from warehouse.review import ReviewWarehouse

_ASSETS = ("page.css", "icon.svg")
_MOST_ROWS = 1000  # of a list; a page of more is of use to nobody


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One page and where it goes."""

    section: str
    identity: str | None  #: None: the list of the section
    page: Page

    @property
    def path(self) -> Path:
        if self.identity is None:
            return Path(f"{self.section}.html")
        return Path(self.section) / f"{name_of_page(self.identity)}.html"


def write_report(desk: Desk, folder: Path) -> int:
    """Write every page into the folder; returns how many. Files of an earlier report are replaced.

    Raises ReviewError when the folder cannot be written, and WarehouseError when the warehouse cannot be read.
    """
    renderer = Renderer()
    written = 0
    with desk.reading() as opened:
        overview = pages.overview(opened.warehouse)
        try:
            _copy_assets(folder)
            for file in report_files(opened.warehouse):
                link = FileLinks(depth=len(file.path.parts) - 1)
                site = {"token": "", "overview": overview, "published": opened.published, "reviewer": ""}
                target = folder / file.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(renderer.page(file.page, link, **site), encoding="utf-8")
                written += 1
                progress.report("writing pages", written, 0)
            shutil.copyfile(folder / "queue.html", folder / "index.html")
        except OSError as error:
            message = f"cannot be written: {error.strerror}; name another folder with --out"
            raise ReviewError(str(folder), message, "unwritable") from error
    return written


def report_files(warehouse: ReviewWarehouse) -> Iterator[ReportFile]:
    """Every page of a report."""
    yield ReportFile("queue", None, pages.queue_page(warehouse, size=_MOST_ROWS))
    yield ReportFile("failures", None, pages.failures_page(warehouse, size=_MOST_ROWS))
    yield ReportFile("decisions", None, pages.decisions_page(warehouse, size=_MOST_ROWS))
    articles = pages.articles_page(warehouse, size=_MOST_ROWS)
    yield ReportFile("articles", None, articles)
    for article in articles.values["articles"]:
        yield ReportFile("articles", article["article_id"], pages.article_page(warehouse, article["article_id"]))
    for revised in warehouse.shown("revised_articles"):
        yield ReportFile("revisions", revised["article_id"], compare.revision_page(warehouse, revised["article_id"]))
    commitments = pages.commitments_page(warehouse, size=_MOST_ROWS)
    yield ReportFile("commitments", None, commitments)
    lives = _grouped(warehouse.shown("promise_events", {"thread_id": None}), "thread_id")
    for row in commitments.values["rows"]:
        yield ReportFile("commitments", row["thread_id"], pages.page_of_commitment(row, lives[row["thread_id"]]))
    organizations = pages.organizations_page(warehouse)
    yield ReportFile("organizations", None, organizations)
    events = _grouped(warehouse.shown("organization_timeline", {"entity_id": None}), "entity_id")
    for row in organizations.values["rows"]:
        yield ReportFile("organizations", row["entity_id"], pages.page_of_organization(row, events[row["entity_id"]]))


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def _copy_assets(folder: Path) -> None:
    target = folder / "static"
    target.mkdir(parents=True, exist_ok=True)
    for name in _ASSETS:
        shutil.copyfile(FOLDER / "static" / name, target / name)
