"""Table rows as facts: the way back from ``fact_rows``, so that a stored fact is the one that was loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

import duckdb

from models import (
    AnchorKind,
    Attribution,
    Capacity,
    Claim,
    ClaimKind,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    Fact,
    Interval,
    Organization,
    Person,
    Polarity,
    Relation,
    Spokesperson,
    StoredFact,
    TemporalExpression,
    TextPart,
    TextSpan,
    TimexType,
)
from warehouse.records import read_rows
from warehouse.rows import Row

_Pieces = dict[tuple[str, str], list[Row]]


def read_facts(connection: duckdb.DuckDBPyConnection, extraction_ids: Iterable[str]) -> list[StoredFact]:
    """The facts of extractions, or of the decisions that corrected them, by kind and in the order of loading."""
    wanted = {"extraction_ids": list(extraction_ids)}

    def pieces(table: str) -> _Pieces:
        found: _Pieces = defaultdict(list)
        for row in read_rows(connection, f"{table}_rows", wanted):
            found[row["extraction_id"], row["fact_key"]].append(row)
        return found

    def stored(table: str, make: Callable[[Row], Fact]) -> Iterable[StoredFact]:
        for row in list(read_rows(connection, f"{table}_rows", wanted)):
            yield StoredFact(
                extraction_id=row["extraction_id"],
                fact_key=row["fact_key"],
                fact_hash=row["fact_hash"],
                fact=make(row),
            )

    named, people = pieces("organization_mention"), pieces("person_mention")
    spans, hops = pieces("claim_span"), pieces("attribution")
    return list(
        chain(
            stored("organization", lambda row: _organization(row, _pieces_of(row, named))),
            stored("person", lambda row: _person(row, _pieces_of(row, people))),
            stored("spokesperson", _spokesperson),
            stored("temporal_expression", _temporal_expression),
            stored("claim", lambda row: _claim(row, _pieces_of(row, spans), _pieces_of(row, hops))),
            stored("commitment", _commitment),
        )
    )


def _pieces_of(row: Row, pieces: _Pieces) -> list[Row]:
    return sorted(pieces[row["extraction_id"], row["fact_key"]], key=lambda piece: int(piece["ordinal"]))


def _span(row: Row, name: str) -> TextSpan:
    return TextSpan(
        part=TextPart(row[f"{name}_part"]), start=row[f"{name}_start"], end=row[f"{name}_end"], text=row[name]
    )


def _span_or_none(row: Row, name: str) -> TextSpan | None:
    return _span(row, name) if row[f"{name}_start"] is not None else None


def _mentions(pieces: list[Row]) -> tuple[TextSpan, ...]:
    return tuple(_span(piece, "mention") for piece in pieces)


def _organization(row: Row, pieces: list[Row]) -> Organization:
    return Organization(name=row["name"], mentions=_mentions(pieces), rule=row["rule"])


def _person(row: Row, pieces: list[Row]) -> Person:
    return Person(name=row["name"], mentions=_mentions(pieces))


def _spokesperson(row: Row) -> Spokesperson:
    return Spokesperson(
        person=row["person"],
        organization=row["organization"],
        role=_span_or_none(row, "role"),
        capacity=Capacity(row["capacity"]),
        evidence=_span(row, "evidence"),
        rule=row["rule"],
    )


def _temporal_expression(row: Row) -> TemporalExpression:
    return TemporalExpression(
        span=_span(row, "expression"),
        type=TimexType(row["timex_type"]),
        value=row["timex_value"],
        mod=row["timex_mod"],
        interval=Interval(start=row["covers_from"], end=row["covers_to"]),
        bound=Interval(start=row["earliest"], end=row["latest"]),
        relation=Relation(row["relation"]),
        vague=row["vague"],
        granularity=row["granularity"],
        anchor_kind=AnchorKind(row["anchor_kind"]) if row["anchor_kind"] else None,
        anchor_text=row["anchor_text"],
        rule=row["rule"],
        direction=row["direction"],
        unresolved=row["unresolved"],
    )


def _claim(row: Row, pieces: list[Row], hops: list[Row]) -> Claim:
    def spans(role: str) -> tuple[TextSpan, ...]:
        return tuple(_span(piece, "words") for piece in pieces if piece["role"] == role)

    return Claim(
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        kind=ClaimKind(row["kind"]),
        speaker=row["speaker"],
        organization=row["organization"],
        chain=tuple(_attribution(hop) for hop in hops),
        nested=row["nested"],
        rule=row["rule"],
    )


def _attribution(row: Row) -> Attribution:
    return Attribution(
        source=_span(row, "source"), name=row["name"], relation=row["relation"], cue=_span_or_none(row, "cue")
    )


def _commitment(row: Row) -> Commitment:
    return Commitment(
        actor=row["actor"],
        actor_span=_span_or_none(row, "actor_words"),
        trigger=_span(row, "trigger"),
        action=_span(row, "action"),
        evidence=_span(row, "evidence"),
        kind=CommitmentKind(row["kind"]),
        polarity=Polarity(row["polarity"]),
        status=CommitmentStatus(row["status"]),
        deadline=_deadline(row),
        condition=_span_or_none(row, "condition"),
        counterparty=row["counterparty"],
        speaker=row["speaker"],
        confidence=row["confidence"],
        rule=row["rule"],
    )


def _deadline(row: Row) -> Deadline | None:
    span = _span_or_none(row, "deadline")
    if span is None:
        return None
    return Deadline(
        span=span,
        relation=Relation(row["deadline_relation"]),
        interval=Interval(start=row["deadline_earliest"], end=row["deadline_latest"]),
        vague=row["deadline_vague"],
    )
