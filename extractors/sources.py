"""Our own source as text: what a digest of the code is made of."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent


def sources(*patterns: str) -> dict[str, str]:
    """Path to content of the extractors' files that match, whatever the line endings of the checkout."""
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern) if "pipelines" not in path.parts})
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
