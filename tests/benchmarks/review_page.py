"""How fast the review page is: an article of 5,000 words with 300 facts, and a queue over many articles.

    python tests/benchmarks/review_page.py [--articles 2000] [--times 5]

Facts and words are made up. Prints the median of the times from the request to the last byte, in this
process; on a busy machine the processor time tells more.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from flows.review.app import make_app
from flows.review.desk import Desk
from models import (
    ArticleVersion,
    Attribution,
    Batch,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Extraction,
    ExtractorVersion,
    Fact,
    Interval,
    Organization,
    Person,
    Polarity,
    Relation,
    TemporalExpression,
    TextSpan,
    TimexType,
)
from warehouse.entities import EntityWarehouse

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
EXTRACTOR = ExtractorVersion(
    version="0", model_name="none", model_version="0", config_digest="0", cues_digest="0", code_digest="0"
)
WORDS = ("harbour", "rail", "council", "budget", "winter", "report", "minister", "delay", "market", "union", "grid")


def sentence(number: int, chance: random.Random) -> str:
    """Fifteen words or so, in which a company promises something by some day."""
    padding = " ".join(chance.choices(WORDS, k=8))
    promise = f"Company{number % 40} will open plant {number} by June {number % 28 + 1}"
    return f"{promise}, Jo Li{number % 20} said of {padding}."


def article(number: int, sentences: int, revision: int = 0) -> ArticleVersion:
    """An article of that many sentences; another ``revision`` has another last sentence."""
    chance = random.Random(number)
    told = [sentence(number + place, chance) for place in range(sentences)]
    told += [f"Revision {revision}."] if revision else []
    paragraphs = [" ".join(told[place : place + 3]) for place in range(0, len(told), 3)]
    url = f"https://news.example/{number}"
    return ArticleVersion(
        url=url,
        fetched_url=url,
        title=f"Plants and promises, part {number}",
        text="\n\n".join(paragraphs),
        published=START - timedelta(days=number % 300),
        published_precision="instant",
        language="en",
        site_name=f"Outlet {number % 12}",
        fetched_at=START + timedelta(hours=revision),
    )


def facts_of(version: ArticleVersion, most: int) -> Iterator[Fact]:
    """Facts of the article's sentences, six to a sentence, some overlapping, up to ``most``."""
    place = found = 0
    while found < most and (start := version.text.find("Company", place)) >= 0:
        end = version.text.index(".", start) + 1
        place = end

        def span(words: str, start: int = start, end: int = end) -> TextSpan:
            at = version.text.index(words, start, end)
            return TextSpan.of(version.text, at, at + len(words))

        text = version.text[start:end]
        name, person = text.split()[0], text.split("Jo ")[1].split()[0]
        day = int(text.split("June ")[1].split(",")[0])
        action = text[text.index("open") : text.index(" by")]
        due = Interval(start=date(2026, 3, 2), end=date(2026, 6, day))
        yield Organization(name=name, mentions=(span(name),), rule="made")
        yield Person(name=f"Jo {person}", mentions=(span(f"Jo {person}"),))
        yield TemporalExpression(
            span=span(f"June {day}"),
            type=TimexType.DATE,
            value=f"2026-06-{day:02}",
            interval=Interval(start=due.end, end=due.end),
            bound=due,
            relation=Relation.BY,
            rule="made",
        )
        yield Claim(
            source=(span(f"Jo {person}"),),
            cue=(span("said"),),
            content=(span(text[: text.index(",")]),),
            kind=ClaimKind.INDIRECT,
            speaker=f"Jo {person}",
            organization=name,
            chain=(Attribution(source=span(f"Jo {person}"), name=f"Jo {person}", relation="said"),),
            rule="made",
        )
        yield Commitment(
            actor=name,
            actor_span=span(name),
            trigger=span("will"),
            action=span(action),
            evidence=span(text[: text.index(",")]),
            kind=CommitmentKind.PLAN,
            polarity=Polarity.POSITIVE,
            status=CommitmentStatus.OPEN,
            deadline=Deadline(span=span(f"by June {day}"), relation=Relation.BY, interval=due, vague=False),
            confidence=0.4 if found % 50 == 0 else 0.95,
            rule="made",
        )
        found += 5


def extraction(version: ArticleVersion, most: int) -> Extraction:
    """The made-up facts of the article."""
    facts = list(facts_of(version, most))[:most]
    made = Extraction(
        article_id=version.article_id,
        version_id=version.version_id,
        extractor_id=EXTRACTOR.extractor_id,
        extracted_at=START,
    )
    kinds = {
        "organizations": Organization,
        "people": Person,
        "dates": TemporalExpression,
        "claims": Claim,
        "commitments": Commitment,
    }
    return replace(
        made, **{name: tuple(fact for fact in facts if isinstance(fact, kind)) for name, kind in kinds.items()}
    )


def fill(path: Path, articles: int) -> ArticleVersion:
    """Store the long article in two revisions, and many short ones; returns the last revision of the long one."""
    long = [article(1_000_000, 280, revision) for revision in (0, 1)]
    short = [article(number, 12) for number in range(articles)]
    with EntityWarehouse.open(path) as opened:
        opened.start_run("run", "ingest", START)
        for version in long:
            batch = Batch(run_id="run", versions=(version,), extractions=(extraction(version, 300),))
            opened.load(batch, EXTRACTOR)
        for first in range(0, articles, 500):
            some = short[first : first + 500]
            batch = Batch(
                run_id="run",
                versions=tuple(some),
                extractions=tuple(extraction(version, 40) for version in some),
            )
            opened.load(batch, EXTRACTOR)
        with opened.linking("run"):
            opened.add_names("run")
    return long[-1]


def main() -> None:
    """Fill a warehouse and time the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--times", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.duckdb"
        version = fill(path, chosen.articles)
        print(f"{len(version.text.split()):,} words in the long article; {chosen.articles:,} short articles beside it")
        client = TestClient(make_app(Desk(path), "Kim", ("testserver",)))
        for address in (
            f"/articles/{version.article_id}",
            f"/revisions/{version.article_id}",
            "/queue",
            "/articles",
            "/organizations",
            "/commitments",
        ):
            walls, works = [], []
            for _ in range(chosen.times):
                begun, worked = time.perf_counter(), time.process_time()
                answer = client.get(address)
                walls.append(time.perf_counter() - begun)
                works.append(time.process_time() - worked)
                answer.raise_for_status()
            wall, work, size = statistics.median(walls), statistics.median(works), len(answer.content) / 1000
            print(f"{address:28} {wall:6.2f} s, {work:5.2f} s of processor time, {size:5.0f} kB")


if __name__ == "__main__":
    main()
