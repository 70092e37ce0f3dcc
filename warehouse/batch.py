"""What of a batch is new to the warehouse, and whether it may be stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from models import ArticleVersion, Batch, Extraction, ExtractionError, ExtractorVersion, TextPart, TextSpan, spans_of
from warehouse.sql import statement


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInBatch:
    """The part of a batch the warehouse does not hold."""

    versions: tuple[ArticleVersion, ...]
    observed: tuple[ArticleVersion, ...]  #: versions that become current, stored before or not
    extractions: tuple[Extraction, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Title and text of a version."""

    title: str
    text: str

    def holds(self, span: TextSpan) -> bool:
        source = self.title if span.part is TextPart.TITLE else self.text
        return source[span.start : span.end] == span.text


def new_in_batch(connection: duckdb.DuckDBPyConnection, batch: Batch, extractor: ExtractorVersion | None) -> NewInBatch:
    """The versions and extractions not stored yet, each once.

    Raises ExtractionError when an extraction's version or extractor is unknown, or when a fact's evidence
    does not stand in the version where the fact says.
    """
    versions = {version.version_id: version for version in batch.versions}
    extractions = _new_extractions(connection, batch.extractions)
    stored = _stored_texts(connection, {*versions, *(item.version_id for item in extractions)})
    texts = stored | {key: _Texts(version.title, version.text) for key, version in versions.items()}
    _check_extractors(connection, extractions, extractor)
    for extraction in extractions:
        _check_evidence(extraction, texts)
    current = _observed_before(connection, versions, batch.run_id)
    return NewInBatch(
        versions=tuple(version for key, version in versions.items() if key not in stored),
        observed=tuple(version for key, version in versions.items() if key not in current),
        extractions=extractions,
    )


def _new_extractions(
    connection: duckdb.DuckDBPyConnection, extractions: Iterable[Extraction]
) -> tuple[Extraction, ...]:
    by_id = {extraction.extraction_id: extraction for extraction in extractions}
    rows = connection.execute(statement("reads", "stored_extractions"), {"extraction_ids": list(by_id)}).fetchall()
    stored = {row[0] for row in rows}
    return tuple(extraction for key, extraction in by_id.items() if key not in stored)


def _stored_texts(connection: duckdb.DuckDBPyConnection, version_ids: Iterable[str]) -> dict[str, _Texts]:
    rows = connection.execute(statement("reads", "stored_versions"), {"version_ids": list(version_ids)}).fetchall()
    return {version_id: _Texts(title, text) for version_id, title, text in rows}


def _observed_before(connection: duckdb.DuckDBPyConnection, version_ids: Iterable[str], run_id: str) -> frozenset[str]:
    parameters = {"version_ids": list(version_ids), "run_id": run_id}
    rows = connection.execute(statement("reads", "observed_versions"), parameters).fetchall()
    return frozenset(row[0] for row in rows)


def _check_extractors(
    connection: duckdb.DuckDBPyConnection, extractions: Iterable[Extraction], extractor: ExtractorVersion | None
) -> None:
    known = {row[0] for row in connection.execute(statement("reads", "stored_extractors")).fetchall()}
    if extractor is not None:
        known.add(extractor.extractor_id)
    for extraction in extractions:
        if extraction.extractor_id not in known:
            raise ExtractionError(
                extraction.version_id,
                f"extractor {extraction.extractor_id} is not known; load it together with its version",
                reason="unknown_extractor",
            )


def _check_evidence(extraction: Extraction, texts: dict[str, _Texts]) -> None:
    version = texts.get(extraction.version_id)
    if version is None:
        raise ExtractionError(extraction.version_id, "facts of a version that is not stored", reason="unknown_version")
    for span in spans_of((extraction.entities, *extraction.facts(), *extraction.follow_ups)):
        if not version.holds(span):
            raise ExtractionError(
                extraction.version_id,
                f"{span.text!r} does not stand at [{span.start}, {span.end}) of the {span.part}",
                reason="evidence_mismatch",
            )
