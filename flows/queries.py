"""Queries as the command line gives them: their text and their parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from models import SettingsError
from warehouse.store import Warehouse

_NAME = re.compile(r"[\w-]+")
_PARAMETER = re.compile(r"(\w+)=(.*)", re.DOTALL)


def sql_of(given: str | None, file: Path | None) -> str:
    """The SQL that was typed, named or put into a file.

    A single word is the name of a bundled query. Raises SettingsError for a file that cannot be read, and
    WarehouseError for a name that is none.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(str(file), f"cannot be read: {error}", "no_file") from error
    if given is None:
        raise SettingsError("query", "give SQL, the name of a bundled query, or --file", "no_sql")
    return Warehouse.bundled(given) if _NAME.fullmatch(given) else given


def read_parameters(pairs: Iterable[str]) -> dict[str, str]:
    """The values of ``name=value`` pairs; raises SettingsError for a pair that is none."""
    parameters = {}
    for pair in pairs:
        match = _PARAMETER.fullmatch(pair)
        if not match:
            raise SettingsError(pair, "is no parameter; write it as name=value", "bad_parameter")
        parameters[match[1]] = match[2]
    return parameters
