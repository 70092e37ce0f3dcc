"""What the command line prints: reports, facts and rows as rich tables.

Words from feeds and pages are printed as plain text (``Text``), never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from models import Failure, FeedReport, RunReport, promised_words

if TYPE_CHECKING:
    from flows.doctor import Finding
    from flows.feed_check import FeedCheck
    from flows.rebuild import Rebuilt

_RUN_COLUMNS = ("started_at", "kind", "status", "seconds", "new_articles", "revised", "facts", "failures")
_RUN_HEADINGS = ("started", "kind", "status", "seconds", "new", "revised", "facts", "failed")
_MISSING = ("nan", "NaT", "<NA>")  # how pandas writes a missing value
_UNBROKEN = 16  # characters of a value, up to which a column of single words is better not folded
_LEAST = 8  # characters that are left to each other column
_NARROWEST_COLUMN = 11  # characters, below which words fall apart
_MOST_FEEDS = 20  # of a printed report
_MOST_FAILURES = 20  # of a printed report; the warehouse has them all


class _RoomyTable(Table):
    """A table whose columns of short words are folded only where the console has no room for them.

    Rich cuts off what does not fit into an unfolded column: so the narrowest are unfolded first, and others keep room.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.unbroken: dict[int, int] = {}  #: position of a column of short single words, and how wide it is

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        borders = 3 * len(self.columns) + 1
        room = options.max_width - borders - _LEAST * len(self.columns)
        for position, width in sorted(self.unbroken.items(), key=lambda item: item[1]):
            room -= width - _LEAST
            self.columns[position].no_wrap = room >= 0
        yield from super().__rich_console__(console, options)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str | None = None) -> Table:
    """A table of plain values; None prints as a dash, numbers are set to the right."""
    rows = [list(row) for row in rows]
    made = _RoomyTable(title=title, caption=caption, title_justify="left", caption_justify="left", title_style="bold")
    for position, column in enumerate(columns):
        values = [row[position] for row in rows if row[position] is not None]
        numeric = bool(values) and all(isinstance(value, int | float) for value in values)
        made.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
        shown = [_shown(value) for value in values]
        if all(len(value) <= _UNBROKEN and " " not in value for value in shown):
            made.unbroken[position] = max(map(len, [column, *shown]))
    for row in rows:
        made.add_row(*(Text(_shown(value)) for value in row))
    return made


def run_tables(report: RunReport) -> list[RenderableType]:
    """The counts of a run by feed, the facts written, and what failed."""
    shown: list[RenderableType] = []
    if report.feeds:
        shown.append(_feed_table(report.feeds))
    shown.append(_facts_line(report))
    shown.extend(Text(f"{count} stored but not read ({reason})") for reason, count in report.skipped.items())
    for feed in report.feeds:
        shown.extend(Text(f"{feed.feed}: {warning}", style="yellow") for warning in feed.warnings)
    if report.failures:
        shown.append(_failure_table(report.failures))
    internal = sum(failure.is_internal for failure in report.failures)
    if internal:
        things = f"{internal} thing{'' if internal == 1 else 's'}"
        told = f"newsfacts itself failed on {things}: report newsfacts query internal-errors; the rest is stored"
        shown.append(Text(told, style="bold red"))
    if report.quarantined:
        counts = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in report.quarantined.items())
        shown.append(Text(f"in quarantine: {counts} (newsfacts query quarantine; newsfacts retry)"))
    shown.extend(Text(f"run {run} had died; it is marked as interrupted", style="yellow") for run in report.repaired)
    return shown


def _feed_table(feeds: Sequence[FeedReport]) -> Table:
    """Every feed of a short list; of a long one, those that brought something or failed."""
    columns = ("feed", "status", "entries", "new", "revised", "unchanged", "failed", "seconds")
    quiet = [feed for feed in feeds if not (feed.new or feed.revised or feed.failed or feed.reason)]
    left_out = quiet if len(feeds) > _MOST_FEEDS else []
    caption = f"and {len(left_out)} feeds with nothing new" if left_out else None
    rows = [
        (feed.feed, feed.status if not feed.reason else f"{feed.status}: {feed.reason}", feed.entries, feed.new,
         feed.revised, feed.unchanged, feed.failed, round(feed.seconds, 2))
        for feed in feeds
        if feed not in left_out
    ]  # fmt: skip
    return table("Feeds", columns, rows, caption)


def _facts_line(report: RunReport) -> Text:
    seconds = (report.finished_at - report.started_at).total_seconds()
    counts = ", ".join(f"{count} {kind}" for kind, count in report.facts.items() if count)
    return Text(f"{counts or 'no new facts'} in {seconds:.1f} s (run {report.run_id})")


def _failure_table(failures: Sequence[Failure]) -> Table:
    rows = [(failure.stage, failure.reason, failure.subject, failure.message) for failure in failures[:_MOST_FAILURES]]
    left_out = len(failures) - len(rows)
    caption = f"and {left_out} more: newsfacts query latest-failures" if left_out > 0 else None
    return table("Failures", ("stage", "reason", "what", "message"), rows, caption)


def fact_tables(result: Mapping[str, Any]) -> list[RenderableType]:
    """The facts of one text, as ``flows.facts_json`` gives them."""
    if "skipped" in result:
        return [Text(f"not read: {result['skipped']}")]
    organizations = [(item["name"], ", ".join(item["aliases"])) for item in result["organizations"]]
    people = [
        (item["person"] or "(unnamed)", item["role"], item["org"], item["capacity"]) for item in result["spokespeople"]
    ]
    dates = [
        (item["text"], item["start"], item["end"], "vague" if item["vague"] else "", item["unresolved"])
        for item in result["dates"]
    ]
    return [
        table("Organizations", ("organization", "named as"), organizations),
        table("Spokespeople", ("person", "role", "organization", "capacity"), people),
        table("Dates", ("words", "from", "to", "", "unresolved"), dates),
        _commitment_table(result["commitments"]),
    ]


def _commitment_table(commitments: Iterable[Mapping[str, Any]]) -> Table:
    rows = [
        (
            item["actor"],
            promised_words(item["trigger"], item["action"]),
            f"{item['kind']}, {item['polarity']}, {item['status']}",
            item["deadline"]["text"] if item["deadline"] else None,
            item["deadline"]["end"] if item["deadline"] else None,
            item["speaker"],
        )
        for item in commitments
    ]
    return table("Commitments", ("who", "what", "how", "by when", "due", "says"), rows)


def rows_table(title: str, rows: Any, most: int | None = None, width: int | None = None) -> RenderableType:
    """A DataFrame's rows, at most ``most`` of them.

    Rows of more columns than fit into ``width`` are shown one below the other, as psql's expanded form does.
    """
    shown = rows if most is None else rows.head(most)
    number = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    said = Text(number + (f", the first {most} shown" if most is not None and len(rows) > most else ""), style="dim")
    columns = [str(column) for column in rows.columns]
    if width is not None and len(columns) * _NARROWEST_COLUMN > width:
        return Group(_expanded(columns, shown.itertuples(index=False)), said)
    return Group(table(title, columns, shown.itertuples(index=False)), said)


def _expanded(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    made = Table(show_header=False, box=None)
    made.add_column(style="bold")
    made.add_column(overflow="fold")
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            made.add_row(Text(column), Text(_shown(value)))
        made.add_row()
    return made


def _shown(value: object) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_shown(item) for item in value)
    if value is None or str(value) in _MISSING:
        return "–"
    text = value.isoformat(" ", "seconds") if isinstance(value, datetime) else str(value)
    text = text.removesuffix(" 00:00:00")  # pandas shows a day as its midnight
    return printable(text)


def printable(text: str) -> str:
    """The text without what is no letter to a terminal: a title may carry escape sequences."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def info_tables(described: Mapping[str, Any]) -> list[RenderableType]:
    """What ``flows.info.describe`` found, for reading."""
    model, warehouse = described["model"], described["warehouse"]
    libraries = ", ".join(f"{name} {number}" for name, number in described["libraries"].items())
    shown: list[RenderableType] = [
        Text(f"newsfacts {described['newsfacts']} ({libraries})"),
        Text(f"model {model['setting']}: {model['name']} {model['version']} (extractor {described['extractor_id']})"),
    ]
    if not warehouse["exists"]:
        return [*shown, Text(f"warehouse {warehouse['path']}: not there yet; newsfacts ingest makes it")]
    shown.append(
        Text(f"warehouse {warehouse['path']}: schema {warehouse['schema_version']}, {warehouse['size_bytes']:,} bytes")
    )
    if warehouse["held_by"]:
        shown.append(Text(f"at work: {warehouse['held_by']}"))
    if warehouse["published_at"]:
        shown.append(Text(f"published copy of {warehouse['published_at']:%Y-%m-%d %H:%M:%S} UTC, for other programs"))
    if warehouse["read_from"] != warehouse["path"]:
        shown.append(Text("the warehouse is being written: what follows is the published copy's", style="yellow"))
    shown.append(table("Rows", ("table", "rows"), warehouse["counts"].items()))
    runs = warehouse["runs"]
    if runs:
        shown.append(table("Last runs", _RUN_HEADINGS, [[run[column] for column in _RUN_COLUMNS] for run in runs]))
    return shown


def finding_table(findings: Iterable[Finding]) -> Table:
    """What was examined, how it is, and what to do."""
    rows = [(finding.part, finding.state.value, finding.found, finding.remedy or "") for finding in findings]
    return table("Examination", ("part", "state", "found", "what to do"), rows)


def rebuilt_tables(rebuilt: Rebuilt) -> list[RenderableType]:
    """How a rebuilt warehouse compares with the one it was made from."""
    rows = [
        ("texts", rebuilt.same_text, rebuilt.other_text, len(rebuilt.unread)),
        ("facts of a text", rebuilt.same_facts, rebuilt.other_facts, rebuilt.not_compared),
        ("people's decisions", rebuilt.decisions, 0, len(rebuilt.lost_decisions)),
    ]
    shown: list[RenderableType] = [table("Rebuilt", ("", "same", "other", "not read or compared"), rows)]
    shown += [Text(f"not read: {message}") for message in list(rebuilt.unread.values())[:_MOST_FAILURES]]
    lost = list(rebuilt.lost_decisions.items())[:_MOST_FAILURES]
    shown += [Text(f"decision {decision} was not taken over: {why}") for decision, why in lost]
    return shown


def query_table(queries: Mapping[str, str]) -> Table:
    """The bundled queries and what each tells."""
    return table("Bundled queries", ("name", "what it tells"), queries.items(), "newsfacts query NAME")


def feed_check_table(checks: Iterable[FeedCheck]) -> Table:
    """The health of each feed."""
    rows = [
        (item.feed, item.format or None, item.entries, item.error or "; ".join(item.warnings) or "good")
        for item in checks
    ]
    return table("Feeds", ("feed", "format", "entries", "verdict"), rows)
