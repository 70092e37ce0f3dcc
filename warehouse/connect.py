"""Opening the warehouse file: waiting for whoever holds it, and saying plainly why it cannot be opened."""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from models import WarehouseError

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 2.0
_PID = re.compile(r"\(PID (\d+)\)")

#: The installed file must stay readable for tools that bundle DuckDB 1.5.
_STORAGE_VERSION = "v1.5.0"

_CONFIG: dict[str, str | int | float | list[str]] = {
    # A missing extension is said to be missing, instead of being fetched from the internet.
    "autoinstall_known_extensions": "false",
    # Look at every value of a column of Python objects before choosing its type: with the default sample of
    # 1000 a date that stands among thousands of nulls is not seen, and the insert fails.
    "pandas_analyze_sample": 2**31,
}

#: A reader's SQL reaches nothing but the warehouse: no other file, no address, no setting.
_READER: dict[str, str | int | float | list[str]] = {"enable_external_access": "false", "lock_configuration": "true"}


def connect(path: Path, read_only: bool, wait_seconds: float) -> duckdb.DuckDBPyConnection:
    """A connection to the file, which is created unless ``read_only``.

    Waits up to ``wait_seconds`` for another process that holds the file, then raises a transient
    WarehouseError that names that process. Raises WarehouseError when the file is missing or no DuckDB file.
    """
    _check_file(path, read_only)
    deadline = time.monotonic() + wait_seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return _connect_once(path, read_only)
        except (duckdb.IOException, duckdb.ConnectionException) as error:
            holder = _holder(error)
            if holder is None:
                raise _unusable(path, error) from error
            left = deadline - time.monotonic()
            if left <= 0:
                raise _locked(path, holder, wait_seconds) from error
        _LOG.debug("%s is in use, trying again", path)
        time.sleep(min(left, pause * random.uniform(0.5, 1.0)))  # noqa: S311 - spreads retries, keeps no secret
        pause = min(2 * pause, _LONGEST_PAUSE)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction: committed at the end, rolled back by whatever is raised in it."""
    # DuckDB lets a commit after a failed statement succeed on nothing, so every exception must roll back.
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _connect_once(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    if read_only:
        return duckdb.connect(str(path), read_only=True, config={**_CONFIG, **_READER})
    return duckdb.connect(str(path), config={**_CONFIG, "storage_compatibility_version": _STORAGE_VERSION})


def _check_file(path: Path, read_only: bool) -> None:
    if path.is_dir():
        raise WarehouseError(str(path), "is a folder, not a warehouse file", reason="not_a_warehouse")
    if read_only and not path.exists():
        raise WarehouseError(
            str(path), "there is no warehouse here yet; run an ingest first, or check the path", reason="missing"
        )
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WarehouseError(str(path), f"its folder cannot be made: {error}", reason="unusable") from error


def _holder(error: duckdb.Error) -> str | None:
    """Who holds the file; None: the error has another cause."""
    if "Could not set lock" in str(error):
        pid = _PID.search(str(error))
        return f"process {pid[1]}" if pid else "another process"
    # One process can open a file to read or to write, not both at a time.
    return "this process itself" if "different configuration" in str(error) else None


def _locked(path: Path, holder: str, waited: float) -> WarehouseError:
    return WarehouseError(
        str(path),
        f"{holder} holds the file (waited {waited:g} s); let it finish or end it, then try again",
        reason="locked",
        transient=True,
    )


def _unusable(path: Path, error: duckdb.Error) -> WarehouseError:
    if "not a valid DuckDB database file" in str(error):
        return WarehouseError(
            str(path), "is not a DuckDB file; move it away or name another file", reason="not_a_warehouse"
        )
    return WarehouseError(str(path), f"cannot be opened: {error}", reason="unusable")
