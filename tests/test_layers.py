"""Imports point one way, and each library has its home."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

OURS = {
    "models": set(),
    "extractors": {"models"},
    "warehouse": {"models"},
    "flows": {"models", "extractors", "warehouse"},
}
HOMES = {
    "duckdb": "warehouse",
    "pandas": "warehouse",
    "spacy": "extractors",
    "trafilatura": "extractors",
    "feedparser": "extractors",
    "lxml": "extractors",
    "courlan": "extractors",
    "dateutil": "extractors",
    "onnxruntime": "extractors",
    "tokenizers": "extractors",
    "rapidfuzz": "extractors",
    "fastapi": "flows",
    "jinja2": "flows",
    "markupsafe": "flows",
    "prefect": "flows",
    "starlette": "flows",
    "uvicorn": "flows",
    "httpcore": "flows",
    "httpx": "flows",
    "pebble": "flows",
    "protego": "flows",
    "pydantic": "flows",
    "pydantic_settings": "flows",
    "rich": "flows",
    "typer": "flows",
}
FILES = [path for package in OURS for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The top-level packages a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    """models know nobody; extractors and warehouse know models; flows know all."""
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(OURS) <= OURS[package] | {package}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_have_a_home(path):
    """DuckDB and pandas in the warehouse, spaCy and parsers in the extractors, Prefect and HTTP in the flows."""
    package = path.relative_to(ROOT).parts[0]
    strangers = {name for name in imported(path) if name in HOMES and HOMES[name] != package}
    allowed = {"spacy"} if path.name == "extractor.py" and package == "flows" else set()  # names the type only
    assert strangers <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path):
    """No file of a thousand lines: a file is read in one sitting."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500  # a thousand is never reached if this is kept
