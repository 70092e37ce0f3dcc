"""What is installed and what is stored: the facts behind ``newsfacts info``."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.extractor import load_extractor
from flows.settings import Settings
from warehouse.store import Warehouse

_LIBRARIES = ("prefect", "spacy", "trafilatura", "feedparser", "duckdb", "pandas")


def describe(settings: Settings, warehouse: Path) -> dict[str, Any]:
    """Versions, the language model, and the warehouse's schema version, counts and last runs.

    Raises ModelError for a model that is not there, and WarehouseError for a warehouse that cannot be read;
    one that does not exist yet is described as ``None``.
    """
    extractor = load_extractor(settings.nlp).version
    described: dict[str, Any] = {
        "newsfacts": version("newsfacts"),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "model": {"setting": settings.nlp.model, "name": extractor.model_name, "version": extractor.model_version},
        "extractor_id": extractor.extractor_id,
        "warehouse": {"path": str(warehouse.resolve()), "exists": warehouse.exists()},
    }
    if warehouse.exists():
        with Warehouse.open(warehouse, read_only=True) as opened:
            described["warehouse"] |= opened.describe()
    return described
