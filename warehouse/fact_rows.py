"""Facts as table rows: one function per table, each given an extraction's id and a fact with its identity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models import (
    Claim,
    Commitment,
    Extraction,
    Fact,
    FollowUp,
    Mention,
    Organization,
    Person,
    Spokesperson,
    StoredFact,
    TemporalExpression,
    TextSpan,
    fact_hash,
    keyed_facts,
    keyed_follow_ups,
)
from warehouse.rows import Row, span_columns, words

#: The tables of facts, in the order in which they are written.
FACT_TABLES = (
    "mention",
    "organization",
    "organization_mention",
    "person",
    "person_mention",
    "spokesperson",
    "temporal_expression",
    "claim",
    "claim_span",
    "attribution",
    "commitment",
    "follow_up",
)

#: Those of them with one row per fact.
_TABLES_WITH_HASHES = ("organization", "person", "spokesperson", "temporal_expression", "claim", "commitment")


@dataclass(frozen=True, slots=True)
class _Identity:
    """What identifies one fact of one extraction."""

    extraction_id: str
    fact_key: str
    fact_hash: str
    ordinal: int

    def fact(self) -> Row:
        """The columns every fact row begins with."""
        return {**self.owner(), "fact_hash": self.fact_hash, "ordinal": self.ordinal}

    def owner(self) -> Row:
        """The columns of a row that belongs to a fact."""
        return {"extraction_id": self.extraction_id, "fact_key": self.fact_key}


def fact_hashes(tables: Mapping[str, Iterable[Row]]) -> dict[str, list[str]]:
    """The hashes of all facts in ``tables``, by extraction."""
    hashes: dict[str, list[str]] = {}
    for table in _TABLES_WITH_HASHES:
        for row in tables[table]:
            hashes.setdefault(row["extraction_id"], []).append(row["fact_hash"])
    return hashes


def fact_tables(extractions: Iterable[Extraction]) -> dict[str, list[Row]]:
    """The rows of every table of facts, by table; tables without rows are there too."""
    tables: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for extraction in extractions:
        extraction_id = extraction.extraction_id  # a digest: computed once, not once per row
        for mention in extraction.entities:
            tables["mention"].append(_mention_row(extraction_id, mention))
        for key, ordinal, fact in keyed_facts(extraction):
            identity = _Identity(extraction_id, key, fact_hash(fact), ordinal)
            for table, row in _rows_of(identity, fact):
                tables[table].append(row)
        for key, follow_up in keyed_follow_ups(extraction.article_id, extraction.follow_ups):
            tables["follow_up"].append(_follow_up_row(extraction_id, key, follow_up))
    return tables


def rows_of_fact(stored: StoredFact) -> Iterator[tuple[str, Row]]:
    """The rows of one fact, each with its table."""
    yield from _rows_of(_Identity(stored.extraction_id, stored.fact_key, stored.fact_hash, 0), stored.fact)


def _rows_of(identity: _Identity, fact: Fact) -> Iterator[tuple[str, Row]]:
    match fact:
        case Organization():
            yield "organization", _organization_row(identity, fact)
            yield from _mention_rows("organization_mention", identity, fact.mentions)
        case Person():
            yield "person", {**identity.fact(), "name": fact.name}
            yield from _mention_rows("person_mention", identity, fact.mentions)
        case Spokesperson():
            yield "spokesperson", _spokesperson_row(identity, fact)
        case TemporalExpression():
            yield "temporal_expression", _temporal_expression_row(identity, fact)
        case Claim():
            yield "claim", _claim_row(identity, fact)
            yield from _claim_span_rows(identity, fact)
            yield from _attribution_rows(identity, fact)
        case Commitment():
            yield "commitment", _commitment_row(identity, fact)


def _mention_row(extraction_id: str, mention: Mention) -> Row:
    return {"extraction_id": extraction_id, "label": mention.label, **span_columns("mention", mention.span)}


def _mention_rows(table: str, identity: _Identity, mentions: Iterable[TextSpan]) -> Iterator[tuple[str, Row]]:
    for ordinal, mention in enumerate(mentions):
        yield table, {**identity.owner(), "ordinal": ordinal, **span_columns("mention", mention)}


def _organization_row(identity: _Identity, fact: Organization) -> Row:
    return {**identity.fact(), "name": fact.name, "aliases": list(fact.aliases), "rule": fact.rule}


def _spokesperson_row(identity: _Identity, fact: Spokesperson) -> Row:
    return {
        **identity.fact(),
        "person": fact.person,
        "organization": fact.organization,
        "capacity": fact.capacity.value,
        **span_columns("role", fact.role),
        **span_columns("evidence", fact.evidence),
        "rule": fact.rule,
    }


def _temporal_expression_row(identity: _Identity, fact: TemporalExpression) -> Row:
    return {
        **identity.fact(),
        **span_columns("expression", fact.span),
        "timex_type": fact.type.value,
        "timex_value": fact.value,
        "timex_mod": fact.mod,
        "covers_from": fact.interval.start,
        "covers_to": fact.interval.end,
        "earliest": fact.bound.start,
        "latest": fact.bound.end,
        "relation": fact.relation.value,
        "vague": fact.vague,
        "granularity": fact.granularity,
        "anchor_kind": fact.anchor_kind.value if fact.anchor_kind else None,
        "anchor_text": fact.anchor_text,
        "direction": fact.direction,
        "unresolved": fact.unresolved,
        "rule": fact.rule,
    }


def _claim_row(identity: _Identity, fact: Claim) -> Row:
    return {
        **identity.fact(),
        "kind": fact.kind.value,
        "source": words(fact.source),
        "cue": words(fact.cue),
        "content": words(fact.content) or "",
        "speaker": fact.speaker,
        "organization": fact.organization,
        "nested": fact.nested,
        "rule": fact.rule,
    }


def _claim_span_rows(identity: _Identity, fact: Claim) -> Iterator[tuple[str, Row]]:
    for role, spans in (("source", fact.source), ("cue", fact.cue), ("content", fact.content)):
        for ordinal, span in enumerate(spans):
            yield "claim_span", {**identity.owner(), "role": role, "ordinal": ordinal, **span_columns("words", span)}


def _attribution_rows(identity: _Identity, fact: Claim) -> Iterator[tuple[str, Row]]:
    for ordinal, hop in enumerate(fact.chain):
        yield (
            "attribution",
            {
                **identity.owner(),
                "ordinal": ordinal,
                "name": hop.name,
                "relation": hop.relation,
                **span_columns("source", hop.source),
                **span_columns("cue", hop.cue),
            },
        )


def _commitment_row(identity: _Identity, fact: Commitment) -> Row:
    deadline = fact.deadline
    return {
        **identity.fact(),
        "actor": fact.actor,
        **span_columns("actor_words", fact.actor_span),
        **span_columns("trigger", fact.trigger),
        **span_columns("action", fact.action),
        **span_columns("evidence", fact.evidence),
        "kind": fact.kind.value,
        "polarity": fact.polarity.value,
        "status": fact.status.value,
        **span_columns("deadline", deadline.span if deadline else None),
        "deadline_relation": deadline.relation.value if deadline else None,
        "deadline_earliest": deadline.interval.start if deadline else None,
        "deadline_latest": deadline.interval.end if deadline else None,
        "deadline_vague": deadline.vague if deadline else None,
        **span_columns("condition", fact.condition),
        "counterparty": fact.counterparty,
        "speaker": fact.speaker,
        "confidence": fact.confidence,
        "rule": fact.rule,
    }


def _follow_up_row(extraction_id: str, key: str, found: FollowUp) -> Row:
    happened, deadline = found.happened, found.deadline
    return {
        "extraction_id": extraction_id,
        "follow_up_key": key,
        "actor": found.actor,
        **span_columns("actor_words", found.actor_span),
        **span_columns("cue", found.cue),
        **span_columns("act", found.act),
        **span_columns("evidence", found.evidence),
        "kind": found.kind.value,
        "rung": found.rung.value,
        **span_columns("happened", happened.span if happened else None),
        "happened_from": happened.interval.start if happened else None,
        "happened_to": happened.interval.end if happened else None,
        **span_columns("deadline", deadline.span if deadline else None),
        "deadline_latest": deadline.interval.end if deadline else None,
        "deadline_vague": deadline.vague if deadline else None,
        "speaker": found.speaker,
        "rule": found.rule,
    }
