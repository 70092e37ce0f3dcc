"""The revision pairs: reading them, having them compared, and counting what was found. README.md tells the format."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from extractors.facts import extract_facts
from extractors.nlp import build_nlp, extractor_version
from extractors.revisions.judgement import judge_revision
from models import ArticleVersion, Batch, Change, FactDiff
from warehouse.store import Warehouse

FOLDER = Path(__file__).resolve().parent
PUBLISHED = datetime(2026, 3, 2, 8, tzinfo=UTC)

_BEFORE_ONLY = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_AFTER_ONLY = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)
_EXPECTED = re.compile(r'> (added|removed|changed|moved) (\w+) "(.*?)"(?:: (.*))?')
Fields = tuple[str, dict[str, str]]  # a fact as it was read: its kind, and its fields
Readings = defaultdict[tuple[str, int], list[Fields]]  # by address, and by side: 0 before, 1 after

_FIELD = re.compile(r'(\w+) (-|".*?") -> (-|".*?")')


@dataclass(frozen=True)
class Expected:
    """One change of a fact that an edit makes."""

    change: str
    kind: str
    words: str  #: of what the fact is about, before or after
    fields: tuple[tuple[str, str | None, str | None], ...]  #: name, words before, words after; None: not there

    def is_met_by(self, change: Change) -> bool:
        if (change.change, change.kind) != (self.change, self.kind):
            return False
        subjects = [fact.subject.casefold() for fact in (change.before, change.after) if fact]
        if not any(self.words.casefold() in subject for subject in subjects):
            return False
        found = {field.name: field for field in change.fields}
        return all(
            name in found and _says(found[name].before, before, after) and _says(found[name].after, after, before)
            for name, before, after in self.fields
        )

    def was_read(self, facts: Sequence[Fields], side: int) -> bool:
        """Whether a reading has a fact such as the change needs before (0) or after it (1)."""
        if self.change == ("removed", "added")[1 - side]:
            return True  # on that side there is none
        wanted = [(name, words[side], words[1 - side]) for name, *words in self.fields]
        return any(
            (wanted or any(value.strip('"“').casefold().startswith(self.words.casefold()) for value in fields.values()))
            and all(_says(fields.get(name), words, others) for name, words, others in wanted)
            for kind, fields in facts
            if kind == self.kind
        )


def _says(value: str | None, words: str | None, others: str | None) -> bool:
    """Whether a field has the words; without words, whether it lacks those of the other side."""
    return words in (value or "") if words is not None else (others or "") not in (value or "")


@dataclass(frozen=True)
class Pair:
    """An article before and after an edit, and what the edit does to its facts."""

    name: str
    before: str
    after: str
    expected: tuple[Expected, ...]
    same_page: bool

    @property
    def url(self) -> str:
        return "https://news.example/" + re.sub(r"\W+", "-", self.name)

    def versions(self) -> tuple[ArticleVersion, ArticleVersion]:
        before, after = (
            ArticleVersion(
                url=self.url,
                fetched_url=self.url,
                title="",
                text=text,
                language="en",
                published=PUBLISHED,
                published_precision="instant",
                body_hash="one page" if self.same_page else f"page {day}",
                fetched_at=PUBLISHED + timedelta(days=day),
            )
            for day, text in enumerate((self.before, self.after), 1)
        )
        return before, after


@dataclass(frozen=True)
class Outcome:
    """What was found of one pair."""

    pair: Pair
    met: tuple[Change, ...]
    missed: tuple[Expected, ...]
    misread: tuple[Expected, ...]  #: of those missed: their facts were not read so in the first place
    surplus: tuple[Change, ...]

    @property
    def is_right(self) -> bool:
        return not self.missed and not self.surplus

    @property
    def causes_are_right(self) -> bool:
        cause = "text_extractor" if self.pair.same_page else "source_edit"
        return all(change.cause == cause for change in (*self.met, *self.surplus))


def read_pairs(name: str) -> list[Pair]:
    """The pairs of one of the files, given by its name without the ending."""
    _, *blocks = re.split(r"(?m)^## ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    return [_pair(*block.split("\n", 1)) for block in blocks]


def _pair(name: str, content: str) -> Pair:
    told = [line for line in content.splitlines() if line.startswith(("> ", "@ "))]
    marked = "\n".join(line for line in content.splitlines() if line not in told).strip("\n")
    return Pair(
        name=name,
        before=_AFTER_ONLY.sub("", _BEFORE_ONLY.sub(r"\1", marked)),
        after=_BEFORE_ONLY.sub("", _AFTER_ONLY.sub(r"\1", marked)),
        expected=tuple(_expected(line) for line in told if line.startswith("> ")),
        same_page="@ same page" in told,
    )


def _expected(line: str) -> Expected:
    found = _EXPECTED.fullmatch(line)
    if not found:
        raise ValueError(f"no expected change: {line}")
    fields = tuple((name, _words(before), _words(after)) for name, before, after in _FIELD.findall(found[4] or ""))
    return Expected(change=found[1], kind=found[2], words=found[3], fields=fields)


def _words(quoted: str) -> str | None:
    return None if quoted == "-" else quoted.strip('"')


def compare(pairs: Sequence[Pair], warehouse: Path) -> tuple[FactDiff, Readings]:
    """Read both sides of all pairs, store them by two runs, and compare what counted before and after the second.

    As in ingestion, a revision that is judged to say the same does not become the current one.
    """
    nlp = build_nlp()
    extractor = extractor_version(nlp)
    versions = [pair.versions() for pair in pairs]
    with Warehouse.open(warehouse) as opened:
        revisions = tuple(judge_revision(before, after) for before, after in versions)
        for side, (run_id, judged) in enumerate((("before", ()), ("after", revisions))):
            own = tuple(pair[side] for pair in versions)
            extractions = tuple(extract_facts(nlp, own, extractor.extractor_id))
            opened.start_run(run_id, "ingest", PUBLISHED + timedelta(days=side + 1))
            batch = Batch(run_id=run_id, versions=own, revisions=judged, extractions=extractions)
            opened.load(batch, extractor)
        return opened.fact_diff(), _readings(opened)


def _readings(opened: Warehouse) -> Readings:
    """The facts as they were read, by the address of the article and by side (0 before, 1 after)."""
    found: dict[tuple[str, str, str], Fields] = {}
    rows = opened.query(
        """
        select article_version.url, extraction.run_id, fact_fields.kind, fact_fields.fact_key, field, value
        from fact_fields
        inner join extraction using (extraction_id)
        inner join article_version using (version_id)
        """
    )
    for row in rows.itertuples():
        found.setdefault((row.url, row.run_id, row.fact_key), (row.kind, {}))[1][row.field] = row.value
    readings: Readings = defaultdict(list)
    for (url, run_id, _), fields in found.items():
        readings[url, ("before", "after").index(run_id)].append(fields)
    return readings


def outcomes(pairs: Sequence[Pair], diff: FactDiff, readings: Readings) -> Iterator[Outcome]:
    """What was found of each pair; an expected change is met by one change at most."""
    for pair in pairs:
        left = [change for change in diff if change.article_url == pair.url]
        met, missed = [], []
        for expected in pair.expected:
            change = next((change for change in left if expected.is_met_by(change)), None)
            if change is None:
                missed.append(expected)
            else:
                met.append(change)
                left.remove(change)
        misread = [one for one in missed if not all(one.was_read(readings[pair.url, side], side) for side in (0, 1))]
        yield Outcome(pair, tuple(met), tuple(missed), tuple(misread), tuple(left))


def precision_and_recall(found: Iterable[Outcome]) -> tuple[float, float]:
    """The share of the changes found that are right, and of the right ones that were found."""
    found = list(found)
    met = sum(len(outcome.met) for outcome in found)
    surplus = sum(len(outcome.surplus) for outcome in found)
    missed = sum(len(outcome.missed) for outcome in found)
    return met / (met + surplus), met / (met + missed)
