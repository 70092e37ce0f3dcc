"""How fast and how large a run is, from feeds to facts: `python tests/benchmarks/end_to_end.py`.

Replays the shared newswire on loopback, ingests it twice into a fresh warehouse, and reads the same pages with
a baseline in the same run: trafilatura's default extraction followed by spaCy's blank English tokenizer. Prints
one JSON object; figures are for BENCHMARKS.md, and no test depends on them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def newswire(shared: Path) -> Iterator[str]:
    """The replayed newswire; its address."""
    command = [sys.executable, str(shared / "newswire" / "serve.py"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def measured(command: list[str], folder: Path) -> dict[str, Any]:
    """Wall and CPU seconds and peak memory of a command with its children, and what it printed."""
    environment = {**os.environ, "PREFECT_HOME": str(folder / "prefect"), "OMP_NUM_THREADS": "1"}
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    return {
        "exit_code": os.waitstatus_to_exitcode(status),
        "wall_s": round(time.monotonic() - started, 2),
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 2),
        "peak_mib": usage.ru_maxrss // 1024,
        "printed": printed,
    }


def ingest_twice(shared: Path, folder: Path) -> dict[str, Any]:
    (folder / "newsfacts.toml").write_text("[fetch]\nmin_gap_seconds = 0.0\n")
    ingest = [str(Path(sys.executable).parent / "newsfacts"), "ingest", "--json"]
    with newswire(shared) as address:
        feeds = [feed for feed in json.load(urlopen(f"{address}/__feeds")) if not feed.get("wild")]
        tables = (f'[[feeds]]\nname = "feed-{number}"\nurl = "{feed["url"]}"\n' for number, feed in enumerate(feeds))
        (folder / "feeds.toml").write_text("\n".join(tables))
        first, second = measured(ingest, folder), measured(ingest, folder)
        summary = json.load(urlopen(f"{address}/__summary"))
    report = json.loads(first.pop("printed"))
    second.pop("printed")
    run_s = _seconds_between(report["started_at"], report["finished_at"])
    articles = summary["kinds"]["page"]
    return {
        "articles": articles,
        "facts": report["facts"],
        "first": first,
        "second": second,
        "run_s": run_s,
        "articles_per_s": round(articles / run_s, 2),
    }


def _seconds_between(start: str, end: str) -> float:
    return round((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds(), 2)


BASELINE = """
import gzip, json, sys, time
from pathlib import Path
import spacy, trafilatura
nlp = spacy.blank("en")
paths = (path for path in sorted(Path(sys.argv[1]).glob("*.html.gz")) if ".rev" not in path.name)
pages = [gzip.decompress(path.read_bytes()) for path in paths]
started = time.process_time()
tokens = sum(len(nlp(trafilatura.extract(page) or "")) for page in pages)
print(json.dumps({"pages": len(pages), "tokens": tokens, "cpu_s": round(time.process_time() - started, 2)}))
"""


def baseline(shared: Path, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-c", BASELINE, str(shared / "newswire" / "pages")]
    return dict(json.loads(measured(command, folder)["printed"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    with tempfile.TemporaryDirectory() as name:
        ours = ingest_twice(shared, Path(name))
        plain = baseline(shared, Path(name))
    ratio = (ours["first"]["cpu_s"] / ours["articles"]) / (plain["cpu_s"] / plain["pages"])
    print(json.dumps({"ours": ours, "baseline": plain, "cpu_per_page_over_baseline": round(ratio, 2)}, indent=1))


if __name__ == "__main__":
    main()
