"""How a diff of facts is told: to a person at a terminal, in Markdown, and to a machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from flows.review.word_diff import Words, word_diff
from flows.tables import printable
from models import Change, ChangeKind, FactDiff, ReadFact

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.CHANGED: "~", ChangeKind.MOVED: "→"}
_STYLES = {ChangeKind.ADDED: "green", ChangeKind.REMOVED: "red", ChangeKind.CHANGED: "yellow", ChangeKind.MOVED: "blue"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")

_FIELD_WIDTH = 19  # characters: the longest name of a field is deadline_relation


def summary(diff: FactDiff) -> str:
    """The whole diff in a sentence."""
    counts = ", ".join(f"{count} {kind}" for kind, count in diff.counts().items() if count)
    causes = ", ".join(f"{count} by {cause.replace('_', ' ')}" for cause, count in diff.causes().items())
    articles = len({change.article_url for change in diff})
    compared = f"{diff.compared} reading{'' if diff.compared == 1 else 's'} compared"
    if diff.unsteady:
        compared += f"; {len(diff.unsteady)} left out that no edit made: their words stand in both texts"
    if not diff:
        return f"no fact differs ({compared})"
    return f"{counts} in {articles} article{'' if articles == 1 else 's'} ({compared}): {causes}"


def diff_tables(diff: FactDiff, most: int | None = None) -> list[RenderableType]:
    """Article by article, what differs, with the words marked; at most ``most`` articles."""
    shown: list[RenderableType] = [Text(f"{diff.before} → {diff.after}", style="bold")]
    articles = list(_by_article(diff))
    shown += [item for changes in articles[:most] for item in _article(changes)]
    if most is not None and len(articles) > most:
        shown.append(
            Text(f"and {len(articles) - most} more articles: --json and --markdown have them all", style="dim")
        )
    return [*shown, Text(f"\n{summary(diff)}")]


def _by_article(diff: FactDiff) -> Iterator[list[Change]]:
    for _, changes in groupby(diff, key=lambda change: (change.article_url, change.before_id, change.after_id)):
        yield list(changes)


def _article(changes: Sequence[Change]) -> Iterator[RenderableType]:
    """The article's name, and below it each fact with its fields side by side."""
    yield Text(f"\n{printable(changes[0].article_title or '(no title)')}", style="bold")
    yield Text(printable(changes[0].article_url), style="dim")
    for change in changes:
        line = Text(f"{_SIGNS[change.change]} {change.kind}", style=_STYLES[change.change])
        line.append(f" {printable(change.subject)}", style="default")
        line.append(f"  {change.cause.replace('_', ' ')}: {printable(change.reason)}", style="dim")
        yield line
        yield _fields(change)


def _fields(change: Change) -> Table:
    """What differs of one fact: field, before, after."""
    made = Table(box=None, expand=True, show_header=False, padding=(0, 1), collapse_padding=True)
    made.add_column(width=_FIELD_WIDTH)
    made.add_column(ratio=1, overflow="fold")
    made.add_column(ratio=1, overflow="fold")
    for field, before, after in _told(change):
        left, right = (
            word_diff(before, after) if change.change is ChangeKind.CHANGED else (_whole(before), _whole(after))
        )
        made.add_row(Text(field, style="italic"), _marked(left, "red"), _marked(right, "green"))
    return made


def _whole(text: str) -> tuple[Words, ...]:
    return (Words(text, False),)


def _told(change: Change) -> list[tuple[str, str, str]]:
    """Field, before and after of each row: the fields that differ, else all that the fact says."""
    if change.change is ChangeKind.CHANGED:
        return [(field.name, printable(field.before or ""), printable(field.after or "")) for field in change.fields]
    before, after = (printable(fact.says) if fact else "" for fact in (change.before, change.after))
    if change.change is ChangeKind.MOVED:
        return [("place", f"character {_start(change.before)}", f"character {_start(change.after)}")]
    return [("", before, after)] if before or after else []  # a person says nothing but the name


def _start(fact: ReadFact | None) -> str:
    return f"{fact.start} of the {fact.part}" if fact else ""


def _marked(words: Iterable[Words], style: str) -> Text:
    made = Text()
    for run in words:
        made.append(run.text, style=f"bold {style}" if run.changed else "")
    return made


def diff_markdown(diff: FactDiff) -> str:
    """The diff as Markdown, made for a comment on a change of the code or for a mail."""
    lines = [f"**{_escaped(diff.before)} → {_escaped(diff.after)}**: {summary(diff)}", ""]
    for changes in _by_article(diff):
        lines += [f"### {_escaped(changes[0].article_title or '(no title)')}", "", f"`{changes[0].article_url}`", ""]
        for change in changes:
            cause = f"{change.cause.replace('_', ' ')}: {_escaped(change.reason)}"
            lines.append(f"- **{change.change}** {change.kind} {_escaped(change.subject)} ({cause})")
            lines += [_markdown_field(*told) for told in _told(change)]
        lines.append("")
    return "\n".join(lines)


def _markdown_field(field: str, before: str, after: str) -> str:
    return f"  - {field}{': ' if field else ''}{_escaped(before) or '–'} → {_escaped(after) or '–'}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(printable(text).split()))


def diff_json(diff: FactDiff) -> dict[str, Any]:
    """The diff for machines: counts, causes, and every change with its fields."""
    return {
        "before": diff.before,
        "after": diff.after,
        "compared": diff.compared,
        "lost": diff.lost,
        "counts": dict(diff.counts()),
        "causes": dict(diff.causes()),
        "changes": [_change_json(change) for change in diff],
        "unsteady": [_change_json(change) for change in diff.unsteady],
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "change": change.change,
        "kind": change.kind,
        "subject": change.subject,
        "cause": change.cause,
        "reason": change.reason,
        "article_url": change.article_url,
        "article_title": change.article_title,
        "fields": {field.name: {"before": field.before, "after": field.after} for field in change.fields},
        "before": _fact_json(change.before),
        "after": _fact_json(change.after),
    }


def _fact_json(fact: ReadFact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {
        "fact_key": fact.fact_key,
        "says": fact.says,
        "rule": fact.rule,
        "part": fact.part,
        "span": [fact.start, fact.end],
    }
