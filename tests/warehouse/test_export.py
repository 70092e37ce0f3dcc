"""Rows as files: spreadsheets get no formula out of a stranger's text."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

from warehouse.export import as_text, write_rows

FORMULAS = [
    "=1+1", '=HYPERLINK("http://evil.example","x")', "+49 30", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1",
    "＋1", "－1", "＠a",
]  # fmt: skip


def cells(rows: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_text(rows, "csv"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text_in_csv(text):
    """In a cell and in a column's name; JSON is read by programs, and keeps it as it is."""
    rows = pd.DataFrame({"said": [text], text: ["x"]})
    defused = "'" + text.replace("\r", "\n")
    assert cells(rows) == [["said", defused], [defused, "x"]]
    assert json.loads(as_text(rows, "json"))[0]["said"] == text


def test_numbers_and_other_texts_stay_as_they_are(tmp_path):
    rows = pd.DataFrame({"text": ["a = b", "it's", None], "number": [-1, 2, 3], "share": [-0.5, 1.0, 2.0]})
    assert cells(rows)[1:] == [["a = b", "-1", "-0.5"], ["it's", "2", "1.0"], ["", "3", "2.0"]]
    write_rows(rows, "csv", tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == as_text(rows, "csv")
