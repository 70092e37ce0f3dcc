"""Which facts differ between readings of the warehouse, or of two warehouses, and why.

The facts are compared in SQL (``views/3_fact_changes.sql``). Before it, ``models.same_facts`` tells which fact of
one reading is which of the other; after it, ``models.causes`` tells why one differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import duckdb
import pandas as pd

from models import (
    Cause,
    Change,
    ChangeKind,
    ExtractorVersion,
    FactDiff,
    FieldChange,
    ReadFact,
    SentenceChange,
    TextPart,
)
from models.causes import cause_of
from models.diff import (
    Reading,
    in_order,
)
from models.same_facts import AlignedTexts, same_facts
from models.steadiness import Steadiness
from warehouse.pairs import Pair
from warehouse.records import read_rows
from warehouse.rows import Row
from warehouse.sql import statement


class _Reads(NamedTuple):
    """Which statements of ``warehouse/reads`` give the two sides."""

    signatures: str
    facts: str
    fields: str


_FOUND = _Reads("reading_signatures", "compared_facts", "compared_fields")  # what the extractor found
_COUNTED = _Reads("counted_signatures", "counted_facts", "counted_fields")  # what counts today

_UNSTEADY = "its words stand: the model reads them otherwise beside the sentences that changed"
_NAMES = frozenset({"organization", "person"})  # a thing named in many places, of which one may move
_COLUMNS = (
    *("article_url", "article_title", "change", "kind", "subject", "field", "before", "after", "cause", "reason"),
    *("article_id", "before_id", "after_id", "before_key", "after_key"),
)


def compare(
    before: duckdb.DuckDBPyConnection,
    after: duckdb.DuckDBPyConnection,
    pairs: Sequence[Pair],
    names: tuple[str, str],
    *,
    counted: bool = False,
) -> FactDiff:
    """Every fact that differs between the readings of each pair, the first of ``before`` and the second of ``after``.

    ``names`` says in words what the two sides are. With ``counted`` it is not what the extractor found that is
    compared but what counts today, as reviewers left it, together with the entities that names mean.
    """
    reads = _COUNTED if counted else _FOUND
    differing = _differing(before, after, pairs, reads)
    earlier = _readings(before, [pair[0] for pair in differing], reads)
    later = _readings(after, [pair[1] for pair in differing], reads)
    aligned = {
        pair: AlignedTexts.of(earlier[pair[0]].parts, later[pair[1]].parts)
        for pair in differing
        if pair[0] in earlier and pair[1] in later
    }
    same = {pair: same_facts(earlier[pair[0]].facts, later[pair[1]].facts, texts) for pair, texts in aligned.items()}
    renamed = [row for pair, keys in same.items() for row in _renamed(pair, keys, earlier[pair[0]], later[pair[1]])]
    fields = (
        _fields(before, [pair[0] for pair in differing], reads),
        _fields(after, [pair[1] for pair in differing], reads),
    )
    differences = _field_changes(before, differing, renamed, fields)
    changes: list[Change] = []
    unsteady: list[Change] = []
    for pair in differing:
        telling = _Telling(pair, earlier.get(pair[0]), later.get(pair[1]), aligned.get(pair))
        for change in telling.differing(differences.get(pair, {})):
            founded = telling.founded(change)
            if founded:
                changes.append(founded)
            else:
                unsteady.append(replace(change, cause=Cause.MODEL, reason=_UNSTEADY))
        changes.extend(telling.moved(same.get(pair, {}), differences.get(pair, {})))
    return FactDiff(
        before=names[0],
        after=names[1],
        changes=in_order(changes),
        compared=len(pairs),
        unsteady=in_order(unsteady),
    )


def frame(diff: FactDiff) -> pd.DataFrame:
    """One row per field that differs; of a fact that moved one row without a field."""
    rows = [
        (
            change.article_url, change.article_title, change.change.value, change.kind, change.subject,
            field and field.name, field and field.before, field and field.after, change.cause.value, change.reason,
            change.article_id, change.before_id, change.after_id,
            change.before and change.before.fact_key, change.after and change.after.fact_key,
        )
        for change in diff
        for field in change.fields or (None,)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _differing(
    before: duckdb.DuckDBPyConnection, after: duckdb.DuckDBPyConnection, pairs: Sequence[Pair], reads: _Reads
) -> list[Pair]:
    """The pairs whose facts may differ: they read another text, or the digests of their facts are not equal."""
    ours, theirs = (
        {
            row["extraction_id"]: (row["version_id"], row["signature"])
            for row in read_rows(connection, reads.signatures, {"extraction_ids": [pair[side] for pair in pairs]})
        }
        for side, connection in enumerate((before, after))
    )
    return [pair for pair in pairs if ours.get(pair[0]) != theirs.get(pair[1])]


def _readings(
    connection: duckdb.DuckDBPyConnection, extraction_ids: Sequence[str], reads: _Reads
) -> dict[str, Reading]:
    wanted = {"extraction_ids": list(dict.fromkeys(extraction_ids))}
    facts: dict[str, list[ReadFact]] = defaultdict(list)
    for row in read_rows(connection, reads.facts, wanted):
        facts[row["extraction_id"]].append(_fact(row))
    named: dict[str, set[tuple[TextPart, int, int, str]]] = defaultdict(set)
    for row in read_rows(connection, "compared_mentions", wanted):
        place = (TextPart(row["mention_part"]), row["mention_start"], row["mention_end"], row["label"])
        named[row["extraction_id"]].add(place)
    spans: dict[str, dict[str, list[tuple[TextPart, int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in read_rows(connection, "compared_spans", wanted):
        span = (TextPart(row["part"]), row["start_offset"], row["end_offset"])
        spans[row["extraction_id"]][row["fact_key"]].append(span)
    decided: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(connection, "decided_facts", wanted) if reads is _COUNTED else ():
        decided[row["extraction_id"]].add(row["fact_key"])
    return {
        row["extraction_id"]: replace(
            _reading(row),
            facts=tuple(facts[row["extraction_id"]]),
            named=frozenset(named[row["extraction_id"]]),
            spans={key: tuple(places) for key, places in spans[row["extraction_id"]].items()},
            decided=frozenset(decided[row["extraction_id"]]),
        )
        for row in read_rows(connection, "compared_readings", wanted)
    }


def _fact(row: Row) -> ReadFact:
    told = {name: row[name] for name in ("kind", "fact_key", "fact_hash", "subject", "says", "rule")}
    return ReadFact(**told, part=TextPart(row["part"]), start=row["start_offset"], end=row["end_offset"])


def _reading(row: Row) -> Reading:
    digests = ("config_digest", "cues_digest", "code_digest", "model_digest")
    extractor = {name: row[name] for name in ("version", "model_name", "model_version", *digests)}
    return Reading(
        extraction_id=row["extraction_id"],
        version_id=row["version_id"],
        article_id=row["article_id"],
        article_url=row["url"],
        title=row["title"],
        text=row["text"],
        extractor=ExtractorVersion(**extractor),
        published_on=row["published_on"],
        body_hash=row["body_hash"],
        reader=row["reader"],
        reread_of=row["reread_of"],
    )


def _renamed(pair: Pair, same: Mapping[str, str], before: Reading, after: Reading) -> Iterator[tuple[str, ...]]:
    """The facts after that are to be compared with another key's, or with none though one has their key."""
    keys_before = {fact.fact_key for fact in before.facts}
    was = {key: earlier for earlier, key in same.items()}
    for fact in after.facts:
        key = was.get(fact.fact_key, f"new {fact.fact_key}" if fact.fact_key in keys_before else fact.fact_key)
        if key != fact.fact_key:
            yield *pair, key, fact.fact_key


Facts = dict[tuple[str | None, str | None], list[Row]]


def _field_changes(
    connection: duckdb.DuckDBPyConnection,
    pairs: Sequence[Pair],
    renamed: Sequence[tuple[str, ...]],
    fields: tuple[pd.DataFrame, pd.DataFrame],
) -> dict[Pair, Facts]:
    """The rows of ``field_changes.sql``, by pair and then by the fact's keys before and after."""
    keys = ("before_id", "after_id", "before_key", "after_key")
    relations = {
        "compared_pairs": pd.DataFrame(pairs, columns=list(keys[:2]), dtype="str"),
        "facts_renamed": pd.DataFrame(renamed, columns=list(keys), dtype="str"),
        "before_fields": fields[0],
        "after_fields": fields[1],
    }
    for name, rows in relations.items():
        connection.register(name, rows)
    found: dict[Pair, Facts] = defaultdict(lambda: defaultdict(list))
    for row in read_rows(connection, "field_changes"):
        found[row["before_id"], row["after_id"]][row["before_key"], row["after_key"]].append(row)
    for name in relations:
        connection.unregister(name)
    return found


def _fields(connection: duckdb.DuckDBPyConnection, extraction_ids: Sequence[str], reads: _Reads) -> pd.DataFrame:
    wanted = {"extraction_ids": list(dict.fromkeys(extraction_ids))}
    return connection.execute(statement("reads", reads.fields), wanted).df()


class _Telling:
    """One pair of readings, and what is told of it."""

    def __init__(self, pair: Pair, before: Reading | None, after: Reading | None, aligned: AlignedTexts | None) -> None:
        self._pair = pair
        self._before = before
        self._after = after
        self._aligned = aligned
        self._steadiness = Steadiness(before, after, aligned) if before and after and aligned else None
        self._facts_before = {fact.fact_key: fact for fact in before.facts} if before else {}
        self._facts_after = {fact.fact_key: fact for fact in after.facts} if after else {}

    def differing(self, differences: Facts) -> Iterator[Change]:
        """The changes of the facts that SQL found to differ."""
        for (before_key, after_key), rows in differences.items():
            facts = (
                self._facts_before[before_key] if before_key else None,
                self._facts_after[after_key] if after_key else None,
            )
            fields = tuple(FieldChange(name=row["field"], before=row["before"], after=row["after"]) for row in rows)
            cause, reason = self._cause(facts, fields)
            yield self._change(ChangeKind(rows[0]["change"]), facts, fields, cause, reason)

    def founded(self, change: Change) -> Change | None:
        """What the edit made of a change; None: nothing, the extractor alone makes the difference."""
        return self._steadiness.founded(change) if self._steadiness else change

    def moved(self, same: Mapping[str, str], differences: Facts) -> Iterator[Change]:
        """The facts that say the same, and whose sentence stands elsewhere."""
        if self._aligned is None or self._aligned.is_same:
            return
        changed = {before_key for before_key, _ in differences}
        for before_key, after_key in same.items():
            fact = self._facts_before[before_key]
            if before_key in changed or fact.kind in _NAMES:
                continue
            if SentenceChange.MOVED in self._aligned.sentence_changes(fact):
                facts = (fact, self._facts_after[after_key])
                cause, reason = self._cause(facts, ())
                yield self._change(ChangeKind.MOVED, facts, (), cause, reason)

    def _cause(
        self, facts: tuple[ReadFact | None, ReadFact | None], fields: Iterable[FieldChange]
    ) -> tuple[Cause, str]:
        if self._before is None or self._after is None or self._aligned is None:
            return Cause.SOURCE_EDIT, "only one of the two has the article"
        return cause_of(self._before, self._after, self._aligned, facts, [field.name for field in fields])

    def _change(
        self,
        change: ChangeKind,
        facts: tuple[ReadFact | None, ReadFact | None],
        fields: tuple[FieldChange, ...],
        cause: Cause,
        reason: str,
    ) -> Change:
        article = self._after or self._before
        fact = facts[1] or facts[0]
        if article is None or fact is None:
            raise ValueError("a change is of a fact that one of two readings has")
        return Change(
            change=change,
            kind=fact.kind,
            article_id=article.article_id,
            article_url=article.article_url,
            article_title=article.title,
            before_id=self._pair[0],
            after_id=self._pair[1],
            before=facts[0],
            after=facts[1],
            fields=fields,
            cause=cause,
            reason=reason,
        )
