"""The warehouse as a reviewer meets it: what the page shows, and the decisions made on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from models import (
    ArticleVersion,
    Decision,
    FactDiff,
    ReviewError,
    StoredFact,
    WarehouseError,
    fact_hash,
    fact_key,
    spans_of,
)
from warehouse.connect import transaction
from warehouse.diff import compare
from warehouse.fact_records import read_facts
from warehouse.fact_rows import rows_of_fact
from warehouse.records import article_version, read_rows
from warehouse.rows import Row, utc
from warehouse.sql import statement
from warehouse.store import Warehouse


class ReviewWarehouse(Warehouse):
    """A warehouse whose facts can be shown one by one, and decided on."""

    def shown(self, read: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of ``warehouse/reads/READ.sql``, as dictionaries."""
        return list(read_rows(self._connection, read, dict(parameters or {})))

    def versions(self, version_ids: Iterable[str]) -> dict[str, ArticleVersion]:
        """Stored revisions by their ids; ids that are none are left out."""
        found = read_rows(self._connection, "versions_by_id", {"version_ids": list(version_ids)})
        return {row["version_id"]: article_version(row) for row in found}

    def facts_in(self, extraction_ids: Iterable[str]) -> list[StoredFact]:
        """The facts of extractions, or of the decisions that corrected them, by kind and in order of loading."""
        return read_facts(self._connection, extraction_ids)

    def changes_between(self, pairs: Iterable[tuple[str, str]]) -> FactDiff:
        """What differs between pairs of extractions, each before and after, and why."""
        return compare(self._connection, self._connection, sorted(set(pairs)), ("before", "after"))

    def ask_below(self, low_confidence: float) -> None:
        """Let the queue hold the commitments of less confidence (0 to 1), while this warehouse is open."""
        self._connection.execute(statement("reads", "ask_below"), {"low_confidence": low_confidence})

    def decide(self, *decisions: Decision) -> None:
        """Store decisions, and the corrected facts with them, in one transaction.

        Raises WarehouseError when one takes back a decision that is not there, and ReviewError when a corrected
        fact's words do not stand in the article where it says; nothing is stored then.
        """
        for decision in decisions:
            self._check_evidence(decision)
        with transaction(self._connection, "review"):
            for decision in decisions:
                self._store(decision)

    def _store(self, decision: Decision) -> None:
        if decision.undoes is not None and not self.shown("decision", {"decision_id": decision.undoes}):
            raise WarehouseError(decision.undoes, "is no decision that could be undone", reason="unknown_decision")
        self._insert("review_decision", _decision_rows(decision))
        for table, table_rows in _corrected_tables(decision).items():
            self._insert(table, table_rows)

    def _check_evidence(self, decision: Decision) -> None:
        if decision.corrected is None:
            return
        version = self.versions([decision.version_id]).get(decision.version_id)
        for span in spans_of(decision.corrected):
            if version is None or not version.holds(span):
                message = f"{span.text!r} does not stand at [{span.start}, {span.end}) of the {span.part}"
                raise ReviewError(decision.fact_key, message, "evidence_mismatch")


def _corrected_tables(decision: Decision) -> dict[str, list[Row]]:
    """The rows of a corrected fact, by table: as an extraction's would be, but under the decision's id."""
    if decision.corrected is None:
        return {}
    stored = StoredFact(
        extraction_id=decision.decision_id,
        fact_key=fact_key(decision.article_id, decision.corrected),
        fact_hash=fact_hash(decision.corrected),
        fact=decision.corrected,
    )
    tables: dict[str, list[Row]] = {}
    for table, row in rows_of_fact(stored):
        tables.setdefault(table, []).append(row)
    return tables


def _decision_rows(decision: Decision) -> list[Row]:
    """The row of a decision."""
    corrected = decision.corrected
    return [
        {
            "decision_id": decision.decision_id,
            "about": decision.about.value,
            "verdict": decision.verdict.value,
            "article_id": decision.article_id,
            "version_id": decision.version_id,
            "extraction_id": decision.extraction_id,
            "kind": decision.kind,
            "fact_key": decision.fact_key,
            "fact_hash": decision.fact_hash,
            "sentence": decision.sentence,
            "sentence_hash": decision.sentence_hash,
            "corrected_key": fact_key(decision.article_id, corrected) if corrected else None,
            "undoes": decision.undoes,
            "reviewer": decision.reviewer,
            "note": decision.note,
            "decided_at": utc(decision.decided_at),
        }
    ]
