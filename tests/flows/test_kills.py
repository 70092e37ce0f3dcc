"""Killed runs in a short form: nothing lost, torn or twice, and the next run does the rest.

The long forms, 200 random instants and every place that writes, are `make soak`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).resolve().parents[1] / "benchmarks" / "soak_kills.py"


@pytest.mark.flow
def test_runs_killed_where_they_write():
    command = [sys.executable, str(SOAK), "--places", "--most", "8"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout, ended.stderr
    told = json.loads(ended.stdout)
    assert told["kills"] == 10
    assert told["acknowledged_commits"] > 0
    assert (told["lost"], told["torn"], told["duplicates"], told["unfinished"]) == (0, [], 0, [])
    assert ended.returncode == 0
