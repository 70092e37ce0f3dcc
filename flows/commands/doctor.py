"""``newsfacts doctor``: examine everything, and say what to do."""

from __future__ import annotations

from dataclasses import asdict

import typer

from flows.console import (
    NOTHING_USABLE,
    AsJson,
    SettingsFile,
    WarehouseFile,
    chosen_settings,
    out,
    print_json,
    warehouse_path,
)


def doctor(warehouse: WarehouseFile = None, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Examine warehouse, copies, fetched pages and model; nothing is changed.

    Exit code 1 when something is bad, 0 else: a warning may be as it should be.
    """
    from flows.doctor import State, examine
    from flows.tables import finding_table

    findings = examine(chosen_settings(settings), warehouse_path(warehouse, settings))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        out.print(finding_table(findings))
    if any(finding.state is State.BAD for finding in findings):
        raise typer.Exit(NOTHING_USABLE)
