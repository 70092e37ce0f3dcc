"""One thread for all that is measured, so that figures of machines with more cores compare."""

from __future__ import annotations

import os

#: How the libraries that spaCy and its models calculate with are told to use one thread.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def use_one_thread() -> None:
    """Keep this process to one thread; must be called before numpy is imported."""
    os.environ.update(ONE_THREAD)
