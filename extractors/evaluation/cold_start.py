"""How long a fresh process needs until it has read its first text, and how much memory it takes.

``python -m extractors.evaluation.cold_start MODEL`` reads a JSON list of texts from standard input, reads the first
with the model, then the others, and prints its figures as JSON.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from extractors.evaluation.threads import ONE_THREAD
from models import ModelError

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColdStart:
    """Seconds by the clock and of CPU from the start of Python to the end of the first text, and peak memory.

    ``peak_memory`` is in bytes, once all the texts are read.
    """

    seconds: float
    cpu_seconds: float
    peak_memory: int


def cold_start(model: str, texts: list[str]) -> ColdStart:
    """Start Python anew, load the model and read the first text, then the others, on one thread.

    Raises ModelError when the model cannot be loaded or used there.
    """
    ended = subprocess.run(  # noqa: S603 - our own module, and a model's name as an argument of it
        [sys.executable, "-P", "-m", __name__, model],  # -P: a models.py of the working directory is not ours
        input=json.dumps([time.time(), texts]),
        env={**os.environ, **ONE_THREAD},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if ended.returncode:
        last = (ended.stderr.strip().splitlines() or ["no message"])[-1]
        raise ModelError(model, f"a fresh process could not read a text with it: {last}", "cold_start")
    return ColdStart(**json.loads(ended.stdout))


def main() -> None:
    """Measure this process."""
    started, texts = json.load(sys.stdin)
    from extractors.nlp import build_nlp

    nlp = build_nlp(sys.argv[1], components=False)
    nlp(texts[0])
    seconds, cpu_seconds = time.time() - started, time.process_time()
    for doc in nlp.pipe(texts[1:]):
        len(doc)
    measured = ColdStart(seconds=seconds, cpu_seconds=cpu_seconds, peak_memory=_peak_memory())
    sys.stdout.write(json.dumps(asdict(measured)))


def _peak_memory() -> int:
    """The most memory this process has held, in bytes.

    Linux counts in a process's ``ru_maxrss`` what its parent held when it was started, so its own file is read there.
    """
    if _STATUS.exists():
        (kibibytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
        return int(kibibytes) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
