"""Runs whose disk fails them, and what is left of them: `python tests/benchmarks/soak_writes.py`.

As in ``soak_kills``, a newsroom is served on loopback and two articles are revised before each run. In each run one
write fails, or all from one on (a full disk), or a flush (fsync) does; with ``--most N``, at N places of each kind.
A run must end with an error in our words, or do without; after each the warehouse is opened and checked, and in
the end a run must bring everything. Needs a C compiler. Prints one JSON object; exit code 0 when all is well.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from soak_kills import ARTICLES, ROOT, Soak, evenly

#: What fails: which calls (1 writes, 2 flushes), by which error, and whether all later ones do too.
WAYS = {
    "one write fails": (1, errno.EIO, 0),
    "the disk is full": (1, errno.ENOSPC, 1),
    "one flush fails": (2, errno.EIO, 0),
}
OURS = ("WarehouseError(", "SystemExit(")


class FailingSoak(Soak):
    """Runs whose writes fail; the shim was loaded with this process."""

    way: tuple[int, int, int] | None = None
    number = 0  #: of the call that fails; 0: none does, they are counted
    count_into: int | None = None

    def _be_a_run(self, place: str | None, tell: int) -> None:
        if self.way:
            shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
            for name, value in zip(("kind", "error", "lasting"), self.way, strict=True):
                ctypes.c_int.in_dll(shim, name).value = value
            ctypes.c_long.in_dll(shim, "failing").value = self.number
            if self.count_into is not None:
                leave, into = os._exit, self.count_into

                def counted(code: int) -> None:
                    os.write(into, str(ctypes.c_long.in_dll(shim, "calls").value).encode())
                    leave(code)

                os._exit = counted  # type: ignore[assignment]  # this process is about to end
        super()._be_a_run(place, tell)

    def calls(self, way: tuple[int, int, int]) -> int:
        """How many calls of that kind a run makes."""
        seen, self.count_into = os.pipe()
        self.way, self.number = way, 0
        self.run()
        os.close(self.count_into)
        self.way, self.count_into = None, None
        with os.fdopen(seen) as told:
            return int(told.read())

    def fail(self, name: str, number: int) -> str:
        """A run in which that call fails; how it ended."""
        log = self.folder / "log"
        log.write_text("")
        self.way, self.number = WAYS[name], number
        code, told = self.run()
        self.way = None
        self.tally.acknowledged += told.count("-")
        self._check(told, f"{name}, no. {number}")
        if code == 0:
            return "did without"
        said = [line for line in log.read_text().splitlines() if line.startswith(OURS)]
        if not said:
            last = log.read_text().splitlines()[-1:]
            self.tally.unfinished.append(f"{name}, no. {number}: ended with {code}: {last}")
            return "not in our words"
        return said[-1].rsplit("'", 2)[-2]


def fail_each_way(soak: FailingSoak, most: int) -> dict[str, Counter[str]]:
    """How the runs ended, by what failed in them."""
    soak.finished("at the beginning")
    ended: dict[str, Counter[str]] = {}
    for name, way in WAYS.items():
        soak.revise(0, 1)
        calls = [str(number) for number in range(1, soak.calls(way) + 1)]
        ended[f"{name} ({len(calls)} calls in a run)"] = ways = Counter()
        for number in evenly(calls, most):
            soak.revise(int(number) % ARTICLES, (int(number) + 3) % ARTICLES)
            ways[soak.fail(name, int(number))] += 1
        soak.finished(f"after: {name}")
    return ended


def shim_in(folder: Path) -> str:
    shim = folder / "failing_writes.so"
    source = Path(__file__).with_name("failing_writes.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"], check=True)
    return str(shim)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=40, help="places of each kind")
    chosen = parser.parse_args()
    if "SOAK_FOLDER" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="writes-"))
        loaded = {"LD_PRELOAD": shim_in(folder), "SOAK_FOLDER": str(folder)}
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **loaded})
    folder = Path(os.environ["SOAK_FOLDER"])
    os.environ |= {"OMP_NUM_THREADS": "1", "PREFECT_LOGGING_LEVEL": "CRITICAL", "DO_NOT_TRACK": "1"}
    sys.path.insert(0, str(ROOT))
    from flows import ingest as flow
    from flows.extractor import load_extractor
    from flows.settings import NlpSettings

    flow.fetch_feeds, flow.store_batch = flow.fetch_feeds.fn, flow.store_batch.fn
    flow.publish_ingest_report = lambda *_: None
    load_extractor(NlpSettings(model="fast"))
    started = time.monotonic()
    command = [sys.executable, str(Path(__file__).with_name("soak_kills.py")), "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            soak = FailingSoak(folder, f"http://127.0.0.1:{server.stdout.readline().strip()}", 0.00001)
            ended = fail_each_way(soak, chosen.most)
        finally:
            server.kill()
    tally = soak.tally
    bad = tally.lost or tally.torn or tally.duplicates or tally.unfinished
    told = {
        "ended": ended,
        "acknowledged_commits": tally.acknowledged,
        "lost": tally.lost,
        "torn": tally.torn,
        "duplicates": tally.duplicates,
        "unfinished": tally.unfinished,
        "seconds": round(time.monotonic() - started),
    }
    print(json.dumps(told, indent=1))
    if not bad:
        shutil.rmtree(folder)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
