"""Extractors and their extractions, as table rows: one function per table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from models import Extraction, ExtractorVersion, UnreadText
from warehouse.rows import Row, last_of_each, utc


def extractor_version_rows(run_id: str, extractor: ExtractorVersion | None) -> list[Row]:
    """One row for the extractor; none where nothing was extracted."""
    if extractor is None:
        return []
    return [
        {
            "extractor_id": extractor.extractor_id,
            "version": extractor.version,
            "model_name": extractor.model_name,
            "model_version": extractor.model_version,
            "config_digest": extractor.config_digest,
            "cues_digest": extractor.cues_digest,
            "code_digest": extractor.code_digest,
            "model_digest": extractor.model_digest,
            "run_id": run_id,
        }
    ]


def unread_text_rows(texts: Iterable[UnreadText]) -> list[Row]:
    """One row per revision that an extractor could not read."""
    return [
        {
            "version_id": text.version_id,
            "extractor_id": text.extractor_id,
            "reason": text.reason,
            "message": text.message,
            "failures": text.failures,
            "failing_since": utc(text.failing_since),
            "failed_at": utc(text.failed_at),
            "next_try_at": utc(text.next_try_at),
        }
        for text in last_of_each(texts, "version_id")
    ]


def extraction_rows(
    run_id: str, extractions: Iterable[Extraction], fact_hashes: Mapping[str, Iterable[str]]
) -> list[Row]:
    """One row per extraction; ``fact_hashes`` has those of its facts, by extraction."""
    return [
        {
            "extraction_id": extraction.extraction_id,
            "version_id": extraction.version_id,
            "article_id": extraction.article_id,
            "extractor_id": extraction.extractor_id,
            "extracted_at": utc(extraction.extracted_at),
            "skipped": extraction.skipped,
            "fact_count": len(hashes := sorted(fact_hashes.get(extraction.extraction_id, ()))),
            "facts_digest": sha256(",".join(hashes).encode()).hexdigest(),
            "run_id": run_id,
        }
        for extraction in extractions
    ]


def extraction_promotion_rows(run_id: str, extractions: Iterable[Extraction]) -> list[Row]:
    """One row per extraction that becomes the current one of its version."""
    return [
        {
            "version_id": extraction.version_id,
            "extraction_id": extraction.extraction_id,
            "promoted_at": utc(extraction.extracted_at),
            "run_id": run_id,
        }
        for extraction in extractions
    ]
