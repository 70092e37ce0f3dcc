"""``newsfacts promote``: let what an extractor found count."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.console import SettingsFile, WarehouseFile, chosen_settings, ending_on_sigterm, print_all


def promote(
    extractor: Annotated[str, typer.Argument(help="Id of the extractor, or the beginning of it.")],
    warehouse: WarehouseFile = None,
    settings: SettingsFile = None,
) -> None:
    """Let what an extractor found count, in every text that it has read; an earlier one can be promoted again."""
    from rich.text import Text

    from flows.promote import promote as promote_extractor
    from flows.settings import load_settings

    chosen = load_settings(settings, warehouse=str(warehouse)) if warehouse else chosen_settings(settings)
    with ending_on_sigterm():
        promoted, report = promote_extractor(chosen, extractor)
    texts = "1 text" if promoted == 1 else f"{promoted} texts"
    print_all(
        [Text(f"its reading counts from now on in {texts} where another did: newsfacts diff --run {report.run_id}")]
    )
