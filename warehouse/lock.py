"""One run at a time: a lock on a file beside the warehouse, which the system releases when its holder dies.

The file is never deleted (whoever waited for it would then hold a lock nobody else sees). What stands in it
only tells who holds it.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from models import WarehouseError
from warehouse.files import lock_path

_PAUSE = 0.1
_LEAST_WAIT = 0.3  # seconds: whoever only asks for the holder has the lock for an instant

# A lock of fcntl belongs to the process, not to who took it: a second one in this process would succeed, and
# closing the file again would end the first. It is therefore remembered here, and not asked of the system.
_held: dict[Path, Holder] = {}
_held_guard = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who works on a warehouse."""

    pid: int
    kind: str  #: "ingest", "reextract", "migration", ...
    since: datetime

    def __str__(self) -> str:
        return f"{self.kind} by process {self.pid} since {self.since:%Y-%m-%d %H:%M:%S} UTC"


@contextmanager
def exclusive(warehouse: Path, kind: str, wait_seconds: float) -> Iterator[None]:
    """Nobody else works on the warehouse meanwhile; readers and single short writes are not kept out.

    Waits up to ``wait_seconds`` for another to end, then raises a transient WarehouseError that names it.
    """
    path = lock_path(warehouse).resolve()
    deadline = time.monotonic() + max(wait_seconds, _LEAST_WAIT)
    handle = _take(path, kind)
    while handle is None:
        if time.monotonic() >= deadline:
            raise _at_work(warehouse, wait_seconds)
        time.sleep(_PAUSE)
        handle = _take(path, kind)
    try:
        yield
    finally:
        with _held_guard:
            del _held[path]
            os.close(handle)


def is_ours(warehouse: Path) -> bool:
    """Whether this process holds the lock."""
    ours = _held.get(lock_path(warehouse).resolve())
    return ours is not None and ours.pid == os.getpid()


def holder(warehouse: Path) -> Holder | None:
    """Who holds the lock now; None: nobody."""
    path = lock_path(warehouse).resolve()
    with _held_guard:
        if path in _held:
            return _held[path]
        if not path.exists():
            return None
        with path.open("rb") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return _read_holder(file.read())
    return None


def _take(path: Path, kind: str) -> int | None:
    """The handle of the locked file; None: somebody else has it."""
    with _held_guard:
        if path in _held:
            return None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise WarehouseError(str(path), f"the lock file cannot be made: {error.strerror}", "unusable") from error
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        ours = Holder(pid=os.getpid(), kind=kind, since=datetime.now(UTC))
        try:
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps({"pid": ours.pid, "kind": kind, "since": ours.since.isoformat()}).encode(), 0)
        except OSError as error:
            os.close(handle)
            message = f"the lock file cannot be written: {error.strerror}; check free space and permissions"
            raise WarehouseError(str(path), message, "not_written") from error
        _held[path] = ours
        return handle


def _read_holder(content: bytes) -> Holder | None:
    """What the file says of its holder; None: it has not been written yet."""
    try:
        told = json.loads(content)
        return Holder(pid=int(told["pid"]), kind=str(told["kind"]), since=datetime.fromisoformat(told["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def _at_work(warehouse: Path, waited: float) -> WarehouseError:
    who = holder(warehouse) or "another process"
    return WarehouseError(
        str(warehouse),
        f"is being worked on: {who} (waited {waited:g} s); let it end, then try again",
        reason="locked",
        transient=True,
    )
