"""``newsfacts info``: tell what is installed and stored."""

from __future__ import annotations

from flows.console import AsJson, SettingsFile, WarehouseFile, chosen_settings, print_all, print_json, warehouse_path


def info(warehouse: WarehouseFile = None, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show versions, the language model, the warehouse, its counts and its last runs."""
    from flows.info import describe
    from flows.tables import info_tables

    described = describe(chosen_settings(settings), warehouse_path(warehouse, settings))
    if as_json:
        print_json(described)
    else:
        print_all(info_tables(described))
