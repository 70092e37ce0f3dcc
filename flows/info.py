"""What is installed and what is stored: the facts behind ``newsfacts info``."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.reading import TextReader
from flows.settings import Settings
from warehouse.lock import holder
from warehouse.snapshot import open_to_read, published_at

_LIBRARIES = ("prefect", "spacy", "trafilatura", "feedparser", "duckdb", "pandas")


def describe(settings: Settings, warehouse: Path) -> dict[str, Any]:
    """Versions, the language model, and the warehouse's schema version, counts and last runs.

    Raises ModelError for a model that is not there, and WarehouseError for a warehouse that cannot be read;
    one that does not exist yet is described as ``None``.
    """
    extractor = TextReader(settings).version
    described: dict[str, Any] = {
        "newsfacts": version("newsfacts"),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "model": {"setting": settings.nlp.model, "name": extractor.model_name, "version": extractor.model_version},
        "extractor_id": extractor.extractor_id,
        "warehouse": {"path": str(warehouse.resolve()), "exists": warehouse.exists()},
    }
    if warehouse.exists():
        published = published_at(warehouse)
        with open_to_read(warehouse) as opened:
            described["warehouse"] |= opened.describe() | {
                "read_from": str(opened.path.resolve()),
                "published_at": published,
                "held_by": str(held) if (held := holder(warehouse)) else None,
            }
    return described
