"""The SQL files of the warehouse, read by folder and name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent


@cache
def statement(folder: str, name: str) -> str:
    """The SQL in ``warehouse/FOLDER/NAME.sql``; raises KeyError when there is none."""
    if name not in names(folder):
        raise KeyError(name)
    return (_ROOT / folder / f"{name}.sql").read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of a folder's SQL files, in the order in which they apply.

    Migrations and views begin with a number: of views, that of the step after those they read;
    of macros on single values, 0.
    """
    return tuple(sorted(file.stem for file in (_ROOT / folder).glob("*.sql")))


def heading(sql: str) -> str:
    """The comment a statement opens with, on one line."""
    comment: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return " ".join(comment)
