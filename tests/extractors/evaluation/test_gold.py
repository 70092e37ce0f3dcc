"""Gold texts: what is read, and that each broken line is named with its file, number and remedy."""

from __future__ import annotations

import gzip
import json

import pytest

from extractors.evaluation.gold import GoldText, read_gold, read_texts
from models import EvaluationError

GOOD = {"id": "1", "text": "Acme met.", "spans": [{"start": 0, "end": 4, "label": "ORG"}]}


def test_a_line_is_a_text(tmp_path):
    """Blank lines and a byte order mark are passed over; other fields too."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\ufeff" + json.dumps(GOOD | {"source": "own"}) + "\n\n", encoding="utf-8")
    assert list(read_gold(path)) == [GoldText(text_id="1", text="Acme met.", spans=((0, 4, "ORG"),))]


def test_a_gzipped_file_is_read_as_its_text(tmp_path):
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode()))
    assert [gold.text_id for gold in read_gold(path)] == ["1"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1]", "not a JSON object"),
        (json.dumps(GOOD | {"id": 1}), '"id" must be a string'),
        (json.dumps(GOOD | {"text": None}), '"text" must be a string'),
        (json.dumps(GOOD | {"text": "\ud800cme met."}), "half a character"),
        (json.dumps(GOOD | {"text": "a" * 1_000_001}), "1,000,001 characters"),
        (json.dumps(GOOD | {"spans": {}}), '"spans" must be a list'),
        (json.dumps(GOOD | {"spans": ["Acme"]}), '"Acme" is no span'),
        (json.dumps(GOOD | {"spans": [{"start": "0", "end": 4, "label": "ORG"}]}), "is no span"),
        (json.dumps(GOOD | {"spans": [{"start": 0, "end": 4, "label": ""}]}), "is no span"),
        (json.dumps(GOOD | {"spans": [{"start": 5, "end": 10, "label": "ORG"}]}), "5 to 10 lies outside"),
        (json.dumps(GOOD | {"spans": [{"start": 4, "end": 4, "label": "ORG"}]}), "4 to 4 lies outside"),
        (json.dumps(GOOD), "'1' occurs twice"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, words):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        list(read_gold(path))
    assert caught.value.subject == f"{path}, line 2"
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        # mtime: each process that runs tests has to give a case the same name
        ("latin.jsonl", '{"id": "é"}'.encode("latin-1"), "UTF-8"),
        ("plain.jsonl.gz", b'{"id": "1"}', "gzip"),
        ("cut.jsonl.gz", gzip.compress(json.dumps(GOOD).encode(), mtime=0)[:-9], "gzip"),
        ("damaged.jsonl.gz", gzip.compress(b"", mtime=0)[:10] + b"\xff" * 20, "gzip"),
    ],
)
def test_a_file_that_is_not_what_it_says(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EvaluationError, match=words) as caught:
        list(read_gold(tmp_path / name))
    assert caught.value.subject == str(tmp_path / name)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(EvaluationError, match="cannot be read"):
        list(read_gold(tmp_path / "missing.jsonl"))


def test_texts_need_no_annotation(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "Acme met."}\n{"text": ""}\n')
    assert read_texts(path) == ["Acme met.", ""]
    path.write_text('{"text": " "}\n')
    with pytest.raises(EvaluationError, match="no text"):
        read_texts(path)
