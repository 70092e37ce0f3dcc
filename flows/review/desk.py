"""The warehouse as the page visits it: for moments only, because whoever reads it keeps a run from writing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models import Decision, WarehouseError
from warehouse.files import snapshot_path
from warehouse.review import ReviewWarehouse
from warehouse.snapshot import published_at

_PATIENCE_TO_READ = 0.5  # seconds, before the published copy is shown instead
_PATIENCE_TO_WRITE = 1.5  # seconds, before the page says that it tries again


@dataclass(frozen=True, slots=True)
class Opened:
    """An open warehouse, and which state of it is shown."""

    warehouse: ReviewWarehouse
    published: datetime | None  #: of the copy that is shown while a run writes; None: this is the warehouse itself
    state: tuple[str, int, int]  #: the file, when it was written and how long it is: another state, other content


class Desk:
    """One warehouse file; visits to it come one after another.

    ``low_confidence`` (0 to 1): commitments of less are asked about; None: by the queue's default.
    """

    def __init__(self, path: Path, low_confidence: float | None = None) -> None:
        self.path = path
        self._low_confidence = low_confidence
        # One process cannot have a file open to read and to write at a time.
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Opened]:
        """The warehouse, read-only; while somebody writes to it, the copy that the last run published.

        Raises a transient WarehouseError when it is held and nothing was published.
        """
        with self._turn:
            try:
                opened = ReviewWarehouse.open(self.path, read_only=True, wait_seconds=_PATIENCE_TO_READ)
            except WarehouseError as error:
                published = published_at(self.path)
                if error.reason != "locked" or published is None:
                    raise
                with ReviewWarehouse.open(snapshot_path(self.path), read_only=True) as copy:
                    self._ask(copy)
                    yield Opened(copy, published, _state(copy.path))
                return
            with opened:
                self._ask(opened)
                yield Opened(opened, None, _state(opened.path))

    def _ask(self, opened: ReviewWarehouse) -> None:
        if self._low_confidence is not None:
            opened.ask_below(self._low_confidence)

    def decide(self, *decisions: Decision) -> None:
        """Store decisions that belong together; raises a transient WarehouseError when the warehouse is held."""
        with self._turn, ReviewWarehouse.open(self.path, wait_seconds=_PATIENCE_TO_WRITE) as opened:
            opened.decide(*decisions)


def _state(path: Path) -> tuple[str, int, int]:
    written = path.stat()
    return str(path), written.st_mtime_ns, written.st_size
