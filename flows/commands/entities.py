"""``newsfacts entities``: who is who in all articles, and what was decided about names that may be one."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from flows.console import AsJson, By, Note, SettingsFile, WarehouseFile, opened_to_read, out, print_json, warehouse_path

if TYPE_CHECKING:
    from models import EntityDecision

_MOST_ROWS_SHOWN = 50  # of a printed table; --json has them all


class _ListByDefault(TyperGroup):
    """A group in which words that name no command belong to ``list``: ``newsfacts entities Acme``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ListByDefault,
    help="Who is who in all articles: `newsfacts entities [NAME]` lists them, and you decide which names are the same.",
)
One = Annotated[str, typer.Argument(help="A full name as an article writes it, or its id.", metavar="A")]
Other = Annotated[str, typer.Argument(help="The other name.", metavar="B")]


@app.command("list")
def list_entities(
    name: Annotated[str | None, typer.Argument(help="Only entities with a name that contains this.")] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="List the pairs of names that wait for a decision.")] = False,
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Organizations and people of all articles, each once; this is what `newsfacts entities` does."""
    from flows.tables import rows_table

    query = "entity-decisions" if unsure else "entities"
    parameters = {"name": name, "sameness": "unsure"} if unsure else {"name": name}
    with opened_to_read(warehouse_path(warehouse, settings)) as opened:
        rows = opened.query(opened.bundled(query), parameters)
    if not unsure:
        rows["aliases"] = rows["aliases"].map(list)
    if as_json:
        print_json(rows.to_dict("records"))
        return
    columns = ["one", "other", "by", "evidence"]
    if not unsure:
        columns = ["name", "also", "articles", "last_seen"]
        rows["also"] = [
            ", ".join(alias for alias in aliases if alias != name)
            for name, aliases in zip(rows["name"], rows["aliases"], strict=True)
        ]
    out.print(rows_table("", rows[columns], _MOST_ROWS_SHOWN, out.width))


@app.command("same")
def same(
    one: One,
    other: Other,
    by: By = None,
    note: Note = "",
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Decide that two names are one entity, whatever the rules say; of one name twice: in all articles."""
    _decide("same", one, other, by, note, warehouse_path(warehouse, settings), as_json)


@app.command("different")
def different(
    one: One,
    other: Other,
    by: By = None,
    note: Note = "",
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Decide that two names are two entities, whatever the rules say; of one name twice: in each article."""
    _decide("different", one, other, by, note, warehouse_path(warehouse, settings), as_json)


@app.command("undo")
def undo(
    decision: Annotated[str, typer.Argument(help="Id of the decision (newsfacts query entity-decisions).")],
    by: By = None,
    note: Note = "",
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Take a decision back, a person's or a rule's; what is left decides."""
    from dataclasses import replace

    from models import Sameness
    from warehouse.entities import EntityWarehouse

    with EntityWarehouse.open(warehouse_path(warehouse, settings)) as opened:
        made = replace(
            opened.decision(decision),
            sameness=Sameness.UNDO,
            decided_by=by or getuser(),
            decided_at=datetime.now(UTC),
            rule=None,
            evidence="",
            score=None,
            note=note,
            undoes=decision,
        )
        opened.decide(made)
    _print(made, as_json)


def _decide(sameness: str, one: str, other: str, by: str | None, note: str, path: Path, as_json: bool) -> None:
    from models import EntityDecision, Sameness
    from warehouse.entities import EntityWarehouse

    with EntityWarehouse.open(path) as opened:
        first, second = opened.pair(one, other)
        decision = EntityDecision(
            one=first,
            other=second,
            sameness=Sameness(sameness),
            decided_by=by or getuser(),
            decided_at=datetime.now(UTC),
            note=note,
        )
        opened.decide(decision)
    _print(decision, as_json)


def _print(decision: EntityDecision, as_json: bool) -> None:
    if as_json:
        print_json({"decision_id": decision.decision_id, "one": decision.one.folded, "other": decision.other.folded,
                    "sameness": decision.sameness, "by": decision.decided_by, "note": decision.note,
                    "undoes": decision.undoes})  # fmt: skip
        return
    what = f"{decision.sameness}: {decision.one.folded} / {decision.other.folded}"
    out.print(f"{what} (decision {decision.decision_id}, by {decision.decided_by})", markup=False, highlight=False)
