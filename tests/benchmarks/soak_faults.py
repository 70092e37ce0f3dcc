"""What becomes of a whole line that meets faults, and then heals: `python tests/benchmarks/soak_faults.py`.

Replays the shared newswire on loopback with its faults, once for each seed, and ingests it. Then the same server
answers soundly. Into one copy of the warehouse all that is in quarantine is asked for (``newsfacts retry --all``),
in another the days pass until what is tried again by itself has been. Each must then hold what a run holds that
never met a fault, every entry with the same text; the second without the pages and feeds that were said to be gone
for good (410). Prints one JSON object;
exit code 0 when every entry ended in one of the four ways, and everything came.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
Entry = tuple[str, str, str | None]
ADDRESSES = 8  # of loopback, so that a host in trouble is not every host
ENDS = {"stored", "unchanged", "deferred", "quarantined"}
DAYS = (1, 3)  #: after the faults, when a run looks again
ENTRIES = """
select distinct entry.feed_name, entry.link, article_current.content_hash
from entry
left join page_state on page_state.url = entry.link
left join article_current on article_current.article_id = page_state.article_id
"""
SETTINGS = """
[nlp]
model = "fast"
[fetch]
min_gap_seconds = 0.0
timeout_seconds = 4.0
private_hosts = {hosts}
[warehouse]
backups = 0
"""


@contextmanager
def newswire(shared: Path, port: int, *options: str) -> Iterator[int]:
    """The replayed newswire; its port."""
    command = [sys.executable, str(shared / "newswire" / "serve.py"), "--port", str(port), "--spread", str(ADDRESSES)]
    command += ["--max-hold", "8", "--huge-mb", "40", "--bomb-mb", "64", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def written(folder: Path, port: int) -> Path:
    """The folder, with the settings and all feeds of the newswire but those from the wild."""
    feeds = [feed for feed in json.load(urlopen(f"http://127.0.0.1:{port}/__feeds")) if not feed.get("wild")]
    tables = (f'[[feeds]]\nname = "feed-{number}"\nurl = "{feed["url"]}"\n' for number, feed in enumerate(feeds))
    folder.mkdir()
    (folder / "feeds.toml").write_text("\n".join(tables))
    hosts = [f"127.0.0.{number}:{port}" for number in range(1, ADDRESSES + 1)]
    (folder / "newsfacts.toml").write_text(SETTINGS.format(hosts=json.dumps(hosts)))
    return folder


def ingested(folder: Path, warehouse: Path, later: timedelta = timedelta()) -> Any:
    """The report of one run, which takes the time to be ``later``."""
    from flows import ingest as flow
    from flows import runs

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz) + later

    runs.datetime = Clock  # type: ignore[misc]
    return flow.ingest.fn(
        feeds=str(folder / "feeds.toml"), settings=str(folder / "newsfacts.toml"), warehouse=str(warehouse)
    )


def rows(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    import duckdb

    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def entries(warehouse: Path) -> set[Entry]:
    """Every entry: its feed, its link, and the hash of the text that the link leads to, if any."""
    return set(rows(warehouse, ENTRIES))


def texts(warehouse: Path) -> dict[str, str]:
    """The current text of every article by its hash, with the address: several may lead to one article."""
    return dict(rows(warehouse, "select content_hash, fetched_url from article_current"))


def accounted(warehouse: Path, report: Any) -> dict[str, Any]:
    """What became of the entries, and what does not add up."""
    entries = rows(warehouse, "select feed_name, url, outcome, reason from entry_outcomes")
    seen = rows(warehouse, "select count(distinct (feed_name, link)) from entry")[0][0]
    open_ends = [entry for entry in entries if entry[2] not in ENDS]
    wrong = [
        feed.feed
        for feed in report.feeds
        if feed.status == "fetched" and feed.new + feed.revised + feed.unchanged + feed.failed > feed.entries
    ]
    return {
        "entries": seen,
        "ended": Counter(entry[2] for entry in entries),
        "reasons": Counter(entry[3] for entry in entries if entry[3]),
        "feeds": Counter(feed.reason or feed.status for feed in report.feeds),
        "not_ended": open_ends,
        "sums_wrong": wrong if len(entries) == seen else [*wrong, f"{len(entries)} of {seen}"],
    }


def missing(warehouse: Path, sound: dict[str, str], all_entries: set[Entry]) -> dict[str, Any]:
    """What a sound run holds and this warehouse does not: texts and entries."""
    held = texts(warehouse)
    why = rows(warehouse, "select item, kind, reason, next_try_at from quarantine")
    gone = {item for item, _, reason, _ in why if reason == "gone"}  # 410: only asking brings it back
    return {
        "articles": len(held),
        "lacking": sorted(url for text, url in sound.items() if text not in held and url not in gone),
        "entries_lacking": sorted(
            entry for entry in all_entries - entries(warehouse) if gone.isdisjoint({entry[0], entry[1]})
        ),
        "gone": sorted(gone),
        "beyond": sorted(url for text, url in held.items() if text not in sound),
        "in_quarantine": [f"{kind} {item}: {reason}, next {next_try}" for item, kind, reason, next_try in why],
    }


def healed(folder: Path, broken: Path, sound: dict[str, str], all_entries: set[Entry]) -> dict[str, Any]:
    """What is missing after the faults: when all is asked for, and when it is left to the schedule."""
    from warehouse.store import Warehouse

    asked, waited = folder / "asked.duckdb", folder / "waited.duckdb"
    for copy in (asked, waited):
        shutil.copy(broken, copy)
        shutil.copytree(broken.with_suffix(".bodies"), copy.with_suffix(".bodies"))
    with Warehouse.open(asked) as opened:
        opened.retry(None, datetime.now(UTC))
    report = ingested(folder, asked)
    told = {"asked": {**missing(asked, sound, all_entries), **accounted(asked, report)}}
    for days in DAYS:
        report = ingested(folder, waited, timedelta(days=days))
    told["waited"] = {**missing(waited, sound, all_entries), **accounted(waited, report)}
    return told


def is_good(told: dict[str, Any]) -> bool:
    """Whether every entry ended and, after the faults, everything came."""
    ended = all(not part["not_ended"] and not part["sums_wrong"] for part in told.values())
    return ended and not any(
        told[way][what] for way in ("asked", "waited") for what in ("lacking", "entries_lacking", "beyond")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    chosen = parser.parse_args()
    os.environ |= {"OMP_NUM_THREADS": "1", "PREFECT_LOGGING_LEVEL": "CRITICAL", "DO_NOT_TRACK": "1"}
    sys.path.insert(0, str(ROOT))
    from flows import ingest as flow

    flow.fetch_feeds, flow.store_batch = flow.fetch_feeds.fn, flow.store_batch.fn
    flow.publish_ingest_report = lambda *_: None
    home = Path(tempfile.mkdtemp(prefix="faults-"))
    told: dict[str, Any] = {}
    with newswire(chosen.shared, 0) as port:
        folder = written(home / "sound", port)
        report = ingested(folder, folder / "sound.duckdb")
        sound, all_entries = texts(folder / "sound.duckdb"), entries(folder / "sound.duckdb")
        told["sound"] = {"articles": len(sound), **accounted(folder / "sound.duckdb", report)}
    for seed in chosen.seeds:
        started = time.monotonic()
        with newswire(chosen.shared, port, "--faults", "--seed", str(seed)):
            folder = written(home / f"seed-{seed}", port)
            report = ingested(folder, folder / "broken.duckdb")
        broken = {"exit_code": report.exit_code, **accounted(folder / "broken.duckdb", report)}
        with newswire(chosen.shared, port):
            parts = {"broken": broken, **healed(folder, folder / "broken.duckdb", sound, all_entries)}
        told[f"seed {seed}"] = {"good": is_good(parts), "seconds": round(time.monotonic() - started), **parts}
        print(json.dumps({f"seed {seed}": told[f"seed {seed}"]}, indent=1), file=sys.stderr, flush=True)
    print(json.dumps(told, indent=1))
    good = all(told[f"seed {seed}"]["good"] for seed in chosen.seeds)
    if good:
        shutil.rmtree(home)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
