"""Places where a test may have the process killed, as a power cut would: ``NEWSFACTS_FAILPOINT=commit:after``.

Every step that writes is named here by the code that does it. Without the variable nothing happens.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLE = "NEWSFACTS_FAILPOINT"


@contextmanager
def step(name: str) -> Iterator[None]:
    """One step that writes: a place to fail before it, and one after it."""
    reach(f"{name}:before")
    yield
    reach(f"{name}:after")


def reach(place: str) -> None:
    """Kill this process, uncatchably, if it was asked to fail here."""
    if os.environ.get(VARIABLE) == place:
        os.kill(os.getpid(), signal.SIGKILL)
