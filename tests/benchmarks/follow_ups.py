"""How well promises are followed from article to article: `python tests/benchmarks/follow_ups.py`.

Reads the stories of tests/follow_ups, extracts and loads them article by article, and compares threads and statuses
with what each story says. The file tests/follow_ups/develop.txt explains the form of a story.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd

from extractors.facts import extract_facts
from extractors.nlp import DEFAULT_MODEL, build_nlp, extractor_version
from flows.entities import link_entities
from flows.threads import link_threads
from models import ArticleVersion, Batch, Extraction, ExtractorVersion, TextPart, TextSpan
from warehouse.store import Warehouse

STORIES = Path(__file__).resolve().parents[1] / "follow_ups"
HALVES = ("develop", "held_out")
#: What depends on the clock or on the order of loading, and may differ where all else is the same.
BY_ORDER = ["learned_at"]


@dataclass
class Told:
    """One article of a story, and which of its words tell of the promise, or of another."""

    published: date
    site: str
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def version(self, story: int, number: int) -> ArticleVersion:
        published = datetime(self.published.year, self.published.month, self.published.day, 8, tzinfo=UTC)
        url = f"https://{self.site.replace(' ', '-').lower()}.example/{story}-{number}"
        return ArticleVersion(
            url=url, fetched_url=url, title=self.title, text="\n\n".join(self.paragraphs), published=published,
            published_precision="instant", site_name=self.site, language="en",
            fetched_at=published + timedelta(hours=number + 1),
        )  # fmt: skip


@dataclass
class Story:
    """What happened to one promise."""

    name: str
    promise: str = ""
    articles: list[Told] = field(default_factory=list)
    statuses: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Figures:
    """What was measured, and each thing that was wrong."""

    stories: int = 0
    found: int = 0
    right: int = 0
    linked: int = 0
    wanted: int = 0
    statuses: int = 0
    statuses_right: int = 0
    whole: int = 0  #: stories with every status right
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.linked + self.wanted) if self.linked + self.wanted else 1.0


def read_stories(path: Path) -> list[Story]:
    """The stories of a file, in order."""
    stories: list[Story] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#" and not rest.startswith(" "):
            stories.append(Story(rest))
        elif not stories:
            continue  # the explanation at the top
        elif mark == "@":
            day, _, site = rest.partition(" ")
            stories[-1].articles.append(Told(date.fromisoformat(day), site))
        elif mark == "?":
            day, _, status = rest.partition(" ")
            stories[-1].statuses.append((date.fromisoformat(day), status))
        elif mark == "*":
            stories[-1].promise = rest
        elif line.strip():
            article = stories[-1].articles[-1]
            if mark == "=":
                article.title = rest
            else:
                {"+": article.same, "-": article.other}.get(mark, article.paragraphs).append(
                    rest if mark in "+-" else line
                )
    return stories


class Newsroom:
    """The articles of stories, read once and loaded in any order."""

    def __init__(self, stories: list[Story], model: str = DEFAULT_MODEL) -> None:
        nlp = build_nlp(model)
        self.stories = stories
        self.extractor: ExtractorVersion = extractor_version(nlp)
        versions = [
            (article.version(story_number, number))
            for story_number, story in enumerate(stories)
            for number, article in enumerate(story.articles)
        ]
        extractions = extract_facts(nlp, versions, self.extractor.extractor_id)
        self.read: list[tuple[ArticleVersion, Extraction]] = list(zip(versions, extractions, strict=True))

    def load(self, path: Path, *, backwards: bool = False, at_once: int = 12) -> None:
        """Load the articles into a new warehouse, ``at_once`` at a time, and link after each load."""
        order = self.read[::-1] if backwards else self.read
        for number, start in enumerate(range(0, len(order), at_once)):
            batch = order[start : start + at_once]
            run_id = f"run-{number}"
            with Warehouse.open(path) as warehouse:
                warehouse.start_run(run_id, "ingest", datetime(2026, 12, 1, tzinfo=UTC))
                versions, extractions = zip(*batch, strict=True)
                warehouse.load(Batch(run_id=run_id, versions=versions, extractions=extractions), self.extractor)
            link_entities(path, run_id)
            link_threads(path, run_id)

    def measure(self, path: Path) -> Figures:
        """Compare the warehouse with what the stories say."""
        figures = Figures(stories=len(self.stories))
        with Warehouse.open(path, read_only=True) as warehouse:
            # Worked out once for all the days that are asked about.
            warehouse.query("create temporary table commitment_events as from main.commitment_events")
            events = warehouse.query("from commitment_events")
            mentions = warehouse.query("from commitment_mentions")
            days = sorted({day for story in self.stories for day, _ in story.statuses})
            standing = {
                day: warehouse.query("from commitment_status($day)", {"day": day}).set_index("thread_id").status
                for day in days
            }
        threads = dict(zip(events.mention_key, events.thread_id, strict=True))
        at = iter(self.read)
        for story in self.stories:
            versions = [next(at)[0] for _ in story.articles]
            _measure_story(figures, story, versions, mentions, threads, standing)
        return figures


def _measure_story(
    figures: Figures,
    story: Story,
    versions: list[ArticleVersion],
    mentions: pd.DataFrame,
    threads: dict[str, str],
    standing: dict[date, pd.Series],
) -> None:
    promised = {threads[key] for key in _mentions_at(mentions, versions[0], story.promise, promises=True)}
    figures.found += bool(promised)
    if len(promised) != 1:
        figures.faults.append(f"{story.name}: {len(promised)} promises at {story.promise!r}")
    for article, version in zip(story.articles, versions, strict=True):
        for words, same in [*((words, True) for words in article.same), *((words, False) for words in article.other)]:
            joined = bool(promised & {threads.get(key) for key in _mentions_at(mentions, version, words)})
            figures.wanted += same
            figures.linked += joined
            figures.right += same and joined
            if same is not joined:
                figures.faults.append(f"{story.name}: {words!r} {'is not' if same else 'is'} in the thread")
    right = 0
    for day, status in story.statuses:
        found = [str(standing[day].get(thread)) for thread in promised]
        right += found == [status]
        if found != [status]:
            figures.faults.append(f"{story.name}: on {day} {', '.join(found) or 'nothing'} instead of {status}")
    figures.statuses += len(story.statuses)
    figures.statuses_right += right
    figures.whole += right == len(story.statuses)


def _mentions_at(mentions: pd.DataFrame, version: ArticleVersion, words: str, *, promises: bool = False) -> list[str]:
    """The keys of the version's mentions whose act stands in or around the words."""
    part = TextPart.TEXT if words in version.text else TextPart.TITLE
    place = TextSpan.of(version.part(part), *_range(version.part(part), words), part)
    own = mentions[(mentions.version_id == version.version_id) & (mentions.act_part == part.value)]
    if promises:
        own = own[own.kind == "promise"]
    return [
        row.mention_key
        for row in own.itertuples()
        if row.act_start < place.end and place.start < row.act_start + len(row.act)
    ]


def _range(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def tables(path: Path) -> dict[str, pd.DataFrame]:
    """What analysts see, without what depends on when something was read."""
    asked = {
        "events": "from commitment_events order by thread_id, event_number",
        "status": "from commitment_status('2026-12-31') order by thread_id",
        "overdue": "from overdue_commitments('2026-12-31') order by thread_id",
        "decisions": "select first_key, second_key, verdict, rule, score from thread_links order by all",
    }
    with Warehouse.open(path, read_only=True) as warehouse:
        found = {name: warehouse.query(sql) for name, sql in asked.items()}
    return {name: rows.drop(columns=[*BY_ORDER, "actor_key"], errors="ignore") for name, rows in found.items()}


def main() -> None:
    """Print the figures of both halves, and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("halves", nargs="*", metavar="HALF", help=f"of {', '.join(HALVES)} (default: both)")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--keep", type=Path, help="keep the warehouses in this folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for half in arguments.halves or HALVES:
            report(half, Newsroom(read_stories(STORIES / f"{half}.txt"), arguments.model), folder)


def report(half: str, newsroom: Newsroom, folder: Path) -> None:
    """Print what was measured on one half."""
    forwards, backwards = folder / f"{half}.duckdb", folder / f"{half}-backwards.duckdb"
    for path in (forwards, backwards):
        path.unlink(missing_ok=True)
    newsroom.load(forwards)
    newsroom.load(backwards, backwards=True)
    figures = newsroom.measure(forwards)
    one, other = tables(forwards), tables(backwards)
    same = [name for name in one if one[name].equals(other[name])]
    print(f"== {half}: {figures.stories} stories, {len(newsroom.read)} articles")
    print(f"promises found      {figures.found} of {figures.stories}")
    print(f"thread decisions    P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}")
    print(f"statuses right      {figures.statuses_right} of {figures.statuses}; all three in {figures.whole} stories")
    print(f"same in reverse     {', '.join(same)} of {', '.join(one)}")
    for fault in figures.faults:
        print(f"  {fault}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
