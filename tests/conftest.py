"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared gold data, which developers and CI have and users need not."""
    folder = Path(os.environ.get("NEWSFACTS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"shared evaluation data is not at {folder} (set NEWSFACTS_SHARED)")
    return folder
