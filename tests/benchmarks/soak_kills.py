"""Runs that are killed, and what is left of them: `python tests/benchmarks/soak_kills.py`.

A small newsroom of our own is served on loopback, and revises two articles before each run. A run is killed
(SIGKILL) at a random instant or, with ``--places``, once at each place where the program writes. After each kill
the warehouse is opened and checked; now and then a run may finish, which must bring everything, and one more,
which must bring nothing. Prints one JSON object; nothing lost, torn or twice is exit code 0.

The runs are forked from this process, which has loaded the language pipeline once; Prefect is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 6
COMPANIES = ("Harrow Steel", "Linden Rail", "Osprey Foods", "Calder Bank", "Wick Energy", "Tarn Motors")
UNCOUNTED = {
    "run",
    "run_feed",
    "feed",
    "schema_migration",
    "view_set",
}  # of these a run that brings nothing has rows too
SETTINGS = """
[nlp]
model = "fast"
[fetch]
min_gap_seconds = 0.0
respect_robots = false
[isolation]
workers = 0
[warehouse]
backup_hours = {backup_hours}
"""


class Newsroom(BaseHTTPRequestHandler):
    """Six articles; ``/revise/3`` has the fourth say something new."""

    revisions = [0] * ARTICLES

    def do_GET(self) -> None:
        kind, _, number = self.path.strip("/").partition("/")
        if kind == "revise":
            self.revisions[int(number)] += 1
        body = self._feed() if kind == "feed" else self._page(int(number or 0))
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        for name, value in (("ETag", tag), ("Content-Type", "application/rss+xml" if kind == "feed" else "text/html")):
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if known else body)

    def _feed(self) -> bytes:
        host = self.headers["Host"]
        items = "".join(
            f"<item><title>{company} plans, form {revision}</title><link>http://{host}/page/{number}</link>"
            f"<guid>{number}</guid><pubDate>Mon, 02 Mar 2026 07:{number:02}:00 GMT</pubDate></item>"
            for number, (company, revision) in enumerate(zip(COMPANIES, self.revisions, strict=True))
        )
        return f'<rss version="2.0"><channel><title>Soak</title>{items}</channel></rss>'.encode()

    def _page(self, number: int) -> bytes:
        return page(number, self.revisions[number]).encode()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def page(number: int, revision: int) -> str:
    """The page of an article in one of its forms; each form promises something else."""
    company, place = COMPANIES[number], ("Redford", "Ashby", "Corton", "Milby")[revision % 4]
    said = [
        f"{company} will open plant number {revision + 1} in {place} by June {2027 + revision}, its spokesperson "
        f"Dana Whitlock told reporters on Monday.",
        f"The company expects to hire {200 + 7 * revision} people there before the end of the year, and agreed to pay "
        f"{3 + revision} million crowns for the land.",
        "Neighbours have asked for a road around the village, which the council says it cannot pay for alone.",
    ]
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in said)
    title = f"{company} to open plant number {revision + 1} in {place}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


@dataclass(slots=True)
class Tally:
    """What happened so far."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0  #: commits a run was told of before it was killed
    lost: int = 0  #: versions among them that are not stored
    torn: list[str] = field(default_factory=list)  #: what a check of the warehouse found
    duplicates: int = 0  #: versions or facts stored twice
    unfinished: list[str] = field(default_factory=list)  #: what the run after kills did not bring
    not_killed: int = 0  #: runs that were through before their time
    seconds: list[float] = field(default_factory=list)  #: of runs that were left alone


class Soak:
    """A warehouse, a newsroom, and the runs between them."""

    def __init__(self, folder: Path, address: str, backup_hours: float) -> None:
        self.folder = folder
        self.address = address
        self.path = folder / "soak.duckdb"
        self.expected = [0] * ARTICLES
        self.tally = Tally()
        (folder / "newsfacts.toml").write_text(SETTINGS.format(backup_hours=backup_hours))
        (folder / "feeds.toml").write_text(f'[[feeds]]\nname = "soak"\nurl = "{address}/feed"\nlanguage = "en"\n')

    def revise(self, *numbers: int) -> None:
        for number in numbers:
            urlopen(f"{self.address}/revise/{number}", timeout=10).read()
            self.expected[number] += 1

    def run(self, place: str | None = None, seconds: float | None = None) -> tuple[int, list[str]]:
        """One run in a process of its own, killed at a place or after a time; its exit code and what it was told."""
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            self._be_a_run(place, tell)
        os.close(tell)
        killed_at = time.monotonic() + seconds if seconds is not None else None
        started = time.monotonic()
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            if killed_at is not None and time.monotonic() >= killed_at:
                os.kill(child, signal.SIGKILL)
                killed_at = None
            time.sleep(0.002)
        with os.fdopen(told) as lines:
            acknowledged = lines.read().split()
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            self.tally.seconds.append(time.monotonic() - started)
        return code, acknowledged

    def _be_a_run(self, place: str | None, tell: int) -> None:
        """In the child: ingest, and say after each load which versions are stored from now on. Does not return."""
        from flows import ingest as flow
        from warehouse.failpoints import VARIABLE
        from warehouse.store import Warehouse

        os.environ.pop(VARIABLE, None)
        if place:
            os.environ[VARIABLE] = place
        with (self.folder / "log").open("a") as log:
            os.dup2(log.fileno(), 2)
        load = Warehouse.load

        def telling(warehouse: Warehouse, batch: Any, extractor: Any) -> dict[str, int]:
            added = load(warehouse, batch, extractor)
            os.write(tell, "".join(f"{version.version_id}\n" for version in batch.versions).encode() + b"-\n")
            return added

        Warehouse.load = telling  # type: ignore[method-assign]  # this process is about to be killed
        code = 1
        try:
            flow.ingest.fn(
                feeds=str(self.folder / "feeds.toml"),
                settings=str(self.folder / "newsfacts.toml"),
                warehouse=str(self.path),
            )
            code = 0
        except BaseException as error:  # noqa: BLE001 - told to the parent, which has no other way to see it
            print(repr(error), file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)

    def killed(self, place: str | None = None, seconds: float | None = None) -> None:
        """A run that is killed, and what the warehouse holds after it."""
        code, told = self.run(place, seconds)
        if code == 0 and place is None:
            self.tally.not_killed += 1
        elif code != -signal.SIGKILL:
            self.tally.unfinished.append(f"{place or seconds}: ended with {code} instead of being killed")
        else:
            self.tally.kills["at a place" if place else "at an instant"] += 1
        self.tally.acknowledged += told.count("-")
        self._check(told, f"after {place or seconds}")

    def _check(self, told: list[str], when: str) -> None:
        from models import WarehouseError
        from warehouse.store import Warehouse

        if not self.path.exists():
            return
        try:
            with Warehouse.open(self.path, read_only=True) as warehouse:
                stored = set(warehouse.query("select version_id from article_version").version_id)
                self.tally.lost += len(set(told) - {"-"} - stored)
                for check in warehouse.check():
                    if check.severity == "fail" and not check.rows.empty:
                        self.tally.torn.append(f"{when}: {check.name}: {check.rows.head(3).values.tolist()}")
                self.tally.duplicates += len(warehouse.query(DUPLICATES))
        except WarehouseError as error:
            if error.reason not in ("older_schema", "other_views"):  # killed while the file was made
                self.tally.torn.append(f"{when}: {error}")

    def finished(self, when: str) -> None:
        """A run that may finish brings everything, repairs the record of runs, and leaves nothing for the next."""
        code, told = self.run()
        if code != 0:
            self.tally.unfinished.append(f"{when}: a run left alone ended with {code}; see {self.folder}/log")
            return
        self._check(told, f"after the run {when}")
        before = self._rows()
        from warehouse.store import Warehouse

        with Warehouse.open(self.path, read_only=True) as warehouse:
            titles = dict(warehouse.query("select url, title from article_current").itertuples(index=False))
            running = warehouse.running_runs()
        for number, revision in enumerate(self.expected):
            title = titles.get(f"{self.address}/page/{number}")
            if title is None or f"plant number {revision + 1} " not in title:
                self.tally.unfinished.append(f"{when}: article {number} is {title!r} instead of form {revision}")
        self.tally.unfinished += [f"{when}: run {run_id} is left running" for run_id in running]
        self.run()
        after = self._rows()
        for table in before:
            if after[table] != before[table]:
                self.tally.unfinished.append(f"{when}: a run with nothing to do wrote into {table}")

    def _rows(self) -> dict[str, int]:
        import duckdb

        from warehouse.ledger import row_counts

        with duckdb.connect(str(self.path), read_only=True) as connection:
            return {table: rows for table, rows in row_counts(connection).items() if table not in UNCOUNTED}


DUPLICATES = """
select article_id, content_hash from article_version group by all having count(*) > 1
union all
select extraction_id, fact_key from commitment group by all having count(*) > 1
union all
select url, article_id from article_url group by all having count(*) > 1
union all
select feed_name, entry_digest from entry group by all having count(*) > 1
union all
select version_id, extractor_id from extraction group by all having count(*) > 1
"""


def places_of(soak: Soak) -> list[str]:
    """Every place a run reaches at which it may be killed, each once, in the order of a run."""
    from warehouse import connect, failpoints, store

    seen, note = os.pipe()

    def record(place: str) -> None:
        os.write(note, f"{place}\n".encode())

    child = os.fork()
    if child == 0:
        os.close(seen)
        for module in (connect, failpoints, store):
            module.reach = record  # type: ignore[attr-defined]  # imported there by name
        soak._be_a_run(None, os.open(os.devnull, os.O_WRONLY))
    os.close(note)
    with os.fdopen(seen) as lines:
        places = lines.read().splitlines()
    os.waitpid(child, 0)
    return list(dict.fromkeys(places))


def evenly(places: list[str], most: int | None) -> list[str]:
    """All of them, or so many spread over the run."""
    if most is None or len(places) <= most:
        return places
    return [places[number * len(places) // most] for number in range(most)]


def kill_at_places(soak: Soak, most: int | None) -> None:
    """Once each, or at so many of them: first those of a new warehouse, then those of a run that has to write."""
    first = [place for place in places_of(soak) if place.startswith(("migration", "views"))]
    for place in evenly(first, most and most // 4):
        for file in soak.path.parent.glob("soak.duckdb*"):
            file.unlink()
        soak.killed(place=place)
    soak.finished("after the migrations")
    soak.revise(0, 1)
    for number, place in enumerate(evenly(places_of(soak), most)):
        soak.revise(number % ARTICLES, (number + 3) % ARTICLES)
        soak.killed(place=place)
        if number % 15 == 14:
            soak.finished(f"after {place}")
    soak.finished("at the end")


def kill_at_instants(soak: Soak, kills: int, seconds: float, chance: random.Random) -> None:
    """At random instants of a run, until there were so many kills or the time is up."""
    until = time.monotonic() + seconds
    soak.finished("at the beginning")
    longest = max(soak.tally.seconds)
    number = 0
    while soak.tally.kills.total() < kills and time.monotonic() < until:
        number += 1
        soak.revise(number % ARTICLES, (number + 3) % ARTICLES)
        soak.killed(seconds=chance.uniform(0.02, longest))
        if number % 10 == 0:
            soak.finished(f"after {number} kills")
            longest = sorted(soak.tally.seconds)[-2]
    soak.finished("at the end")


def serve() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Newsroom) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--places", action="store_true", help="once at each place where the program writes")
    parser.add_argument("--most", type=int, help="at so many of the places only")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="only serve the newsroom")
    chosen = parser.parse_args()
    if chosen.serve:
        serve()
        return
    # One thread: a process with several must not be forked.
    os.environ |= {"OMP_NUM_THREADS": "1", "PREFECT_LOGGING_LEVEL": "CRITICAL", "DO_NOT_TRACK": "1"}
    sys.path.insert(0, str(ROOT))
    from flows import ingest as flow
    from flows.extractor import load_extractor
    from flows.settings import NlpSettings

    flow.fetch_feeds, flow.store_batch = flow.fetch_feeds.fn, flow.store_batch.fn
    flow.publish_ingest_report = lambda *_: None
    load_extractor(NlpSettings(model="fast"))
    started = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
            soak = Soak(folder, address, 0.00001 if chosen.places else 24)
            if chosen.places:
                kill_at_places(soak, chosen.most)
            else:
                kill_at_instants(soak, chosen.kills, 60 * chosen.minutes, random.Random(chosen.seed))
        finally:
            server.kill()
    tally = soak.tally
    print(
        json.dumps(
            {
                "kills": tally.kills.total(),
                "acknowledged_commits": tally.acknowledged,
                "lost": tally.lost,
                "torn": tally.torn,
                "duplicates": tally.duplicates,
                "unfinished": tally.unfinished,
                "runs_through_before_their_kill": tally.not_killed,
                "runs_left_alone": len(tally.seconds) - tally.not_killed,
                "seconds": round(time.monotonic() - started),
            },
            indent=1,
        )
    )
    bad = tally.lost or tally.torn or tally.duplicates or tally.unfinished
    if not bad:
        shutil.rmtree(folder)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
