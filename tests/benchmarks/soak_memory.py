"""Whether memory stays flat over many articles: `python tests/benchmarks/soak_memory.py --articles 20000`.

Reads made-up pages, each with names of its own, in worker processes as a run does. Every 500 articles it prints the
most memory that this process and all its workers together had since the line before, as JSON lines (the most, since
a worker that is just being replaced has little); the last lines tell how far either was from its value after the
first 2,000. Figures are for BENCHMARKS.md, and no test depends on them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from flows.reading import DocumentReader, FetchedPage, TextReader
from flows.settings import IsolationSettings, NlpSettings, Settings
from models import ArticleVersion, FetchedResource

BATCH, EVERY, SETTLED = 50, 500, 2_000
SYLLABLES = ("cal", "der", "wes", "fen", "mar", "lo", "tas", "quin", "bre", "hol", "ven", "dor", "ith", "pel", "ros")


def name(random_: random.Random) -> str:
    return "".join(random_.choices(SYLLABLES, k=random_.randint(2, 4))).capitalize()


def page(number: int, length: int) -> bytes:
    """An article of so many paragraphs about companies and people that no other one mentions."""
    own = random.Random(number)
    company, person, place, outlet = (name(own) for _ in range(4))
    paragraphs = [
        f"{company} Rail said on Tuesday that it will reopen the {place} line by September {number % 27 + 1}, 2027.",
        f"“We will finish the work before the winter timetable,” Ann {person}, a spokeswoman for {company} Rail, told "
        f"the {outlet} Courier.",
        f"The transport ministry of {place} agreed to pay {number + 4} million crowns toward the bridge.",
        f"Residents of {place} have asked for a public hearing, and the council promised to hold one in May.",
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[:length])
    title = f"{company} sets date for {place}"
    return f'<html lang="en"><title>{title}</title><article><h1>{title}</h1>{body}</article></html>'.encode()


def pages(count: int, length: int) -> Iterator[FetchedPage]:
    for number in range(count):
        url = f"https://news.example/{number}"
        yield FetchedPage(
            resource=FetchedResource(
                url=url, final_url=url, status=200, content_type="text/html", body=page(number, length),
                body_hash=str(number), fetched_at=datetime.now(UTC),
            )
        )  # fmt: skip


def resident_mib() -> tuple[int, int]:
    """Of this process, and of all its descendants together."""
    memory: dict[int, tuple[int, int]] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except OSError:  # it has just ended
            continue
        if "VmRSS" in fields:
            memory[int(fields["Pid"])] = int(fields["PPid"]), int(fields["VmRSS"].split()[0]) // 1024
    own = int(Path("/proc/self").resolve().name)
    family = {own}
    while grown := {pid for pid, (parent, _) in memory.items() if parent in family} - family:
        family |= grown
    return memory[own][1], sum(memory[pid][1] for pid in family - {own})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--paragraphs", type=int, default=4, help="of each article, one to four")
    given = parser.parse_args()
    settings = Settings(nlp=NlpSettings(model=given.model), isolation=IsolationSettings(workers=given.workers))
    documents, texts = DocumentReader(settings.isolation), TextReader(settings)
    remaining, done, facts = pages(given.articles, given.paragraphs), 0, 0
    began = time.monotonic()
    measured: list[tuple[int, int, int]] = []
    own = workers = 0
    while batch := list(islice(remaining, BATCH)):
        versions = [article for article in documents.pages(batch) if isinstance(article, ArticleVersion)]
        facts += sum(1 for found in texts.extract(versions, print) for _ in found.facts())
        done += len(batch)
        now = resident_mib()
        own, workers = max(own, now[0]), max(workers, now[1])
        if done % EVERY == 0 or done == given.articles:
            measured.append((done, own, workers))
            own = workers = 0
            line = dict(zip(("articles", "own_mib", "workers_mib"), measured[-1], strict=True))
            print(json.dumps({**line, "facts": facts, "seconds": round(time.monotonic() - began)}), flush=True)
    settled = [line for line in measured if line[0] >= SETTLED] or measured
    for position, what in ((1, "own_mib"), (2, "workers_mib")):
        first, values = settled[0][position], [line[position] for line in settled]
        print(json.dumps({what: first, "lowest": min(values) / first - 1, "highest": max(values) / first - 1}))


if __name__ == "__main__":
    main()
