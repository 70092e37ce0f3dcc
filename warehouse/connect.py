"""Connections to the warehouse file: waiting for whoever holds it, and saying plainly why there is none."""

from __future__ import annotations

import logging
import random
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from models import WarehouseError
from warehouse import ledger
from warehouse.failpoints import reach
from warehouse.sql import statement

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 2.0
_LONGEST_REASON = 300  # characters of DuckDB's message
#: In DuckDB's messages: bytes of the file are not those that were written. It may notice only in mid-query.
_DAMAGE = ("Corrupt database file", "Could not read enough bytes", "Failed to load metadata", "checksum")
#: Likewise: the disk is full, or the file must not be written.
_NOT_WRITTEN = (
    "Failed to commit", "Could not write", "Cannot open file", "No space left", "fsync failed", "has been invalidated",
)  # fmt: skip
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
    return _waiting(path, wait_seconds, lambda: _connect_once(path, read_only))


def connect_copier(source: Path, wait_seconds: float) -> duckdb.DuckDBPyConnection:
    """A connection to nothing but ``source``, attached read-only under that name, to copy it from there.

    Waits and raises as ``connect`` does.
    """
    _check_file(source, read_only=True)
    return _waiting(source, wait_seconds, lambda: _attach_once(source))


def _waiting(
    path: Path, wait_seconds: float, connect_now: Callable[[], duckdb.DuckDBPyConnection]
) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait_seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return connect_now()
        except duckdb.Error as error:
            holder = _holder(error)
            if holder is None:
                raise unusable(path, error) from error
            left = deadline - time.monotonic()
            if left <= 0:
                raise _locked(path, holder, wait_seconds) from error
        _LOG.debug("%s is in use, trying again", path)
        time.sleep(min(left, pause * random.uniform(0.5, 1.0)))  # noqa: S311 - spreads retries, keeps no secret
        pause = min(2 * pause, _LONGEST_PAUSE)


@contextmanager
def transaction(
    connection: duckdb.DuckDBPyConnection, step: str = "write", run_id: str | None = None
) -> Iterator[None]:
    """One transaction, entered into the ledger: committed at the end, rolled back by whatever is raised in it.

    ``step`` says what is written. When the block is left, it is acknowledged beside the file too.
    """
    # DuckDB lets a commit after a failed statement succeed on nothing, so every exception must roll back.
    reach(f"{step}:before")
    connection.begin()
    try:
        yield
        entry = ledger.enter(connection, step, run_id)
        reach(f"{step}:before commit")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    reach(f"{step}:after commit")
    if entry:
        ledger.note(_file_of(connection), entry)
    reach(f"{step}:after")


def _file_of(connection: duckdb.DuckDBPyConnection) -> Path:
    row = connection.execute(statement("reads", "file_path")).fetchone()
    return Path(row[0]) if row else Path()


def _connect_once(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    if read_only:
        return duckdb.connect(str(path), read_only=True, config={**_CONFIG, **_READER})
    return duckdb.connect(str(path), config={**_CONFIG, "storage_compatibility_version": _STORAGE_VERSION})


def _attach_once(source: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=_CONFIG)
    try:
        connection.execute(statement("copying", "attach_source"), {"path": str(source)})
    except BaseException:
        connection.close()
        raise
    return connection


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
    taken = "different configuration" in str(error) or "already attached" in str(error)
    return "this process itself" if taken else None


def _locked(path: Path, holder: str, waited: float) -> WarehouseError:
    return WarehouseError(
        str(path),
        f"{holder} holds the file (waited {waited:g} s); let it finish or end it, then try again",
        reason="locked",
        transient=True,
    )


def unusable(path: Path, error: duckdb.Error) -> WarehouseError:
    """The error of a file that DuckDB cannot read or write, in our words: what is wrong, and the remedy."""
    if is_damage(error):
        return WarehouseError(
            str(path),
            f"the file is damaged ({_short(error)}); newsfacts restore lists the copies that can take its place",
            reason="damaged",
        )
    if _says(error, _NOT_WRITTEN):
        free = shutil.disk_usage(path.parent).free // 2**20
        return WarehouseError(
            str(path),
            f"cannot be written ({_short(error)}); {free} MiB are free there: make room, or check permissions",
            reason="not_written",
        )
    if "not a valid DuckDB database file" in str(error):
        return WarehouseError(
            str(path),
            "is not a DuckDB file; name another file, or if it was one, newsfacts restore lists its copies",
            reason="not_a_warehouse",
        )
    return WarehouseError(str(path), f"cannot be used: {_short(error)}; newsfacts doctor tells more", reason="unusable")


def is_damage(error: duckdb.Error) -> bool:
    """Whether the error says that bytes of the file are not those that were written."""
    return _says(error, _DAMAGE)


def is_of_the_file(error: duckdb.Error) -> bool:
    """Whether the file or its disk is at fault, and not a statement of ours."""
    return _says(error, (*_DAMAGE, *_NOT_WRITTEN))


def _says(error: duckdb.Error, phrases: tuple[str, ...]) -> bool:
    return any(phrase in str(error) for phrase in phrases)


def _short(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0][:_LONGEST_REASON]
