"""Gold texts: what stands in a file of texts with the entities a reader found in them."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from models import EvaluationError

LONGEST_TEXT = 1_000_000  # characters; spaCy refuses longer ones

_FORM = '{"id": "1", "text": "Acme met.", "spans": [{"start": 0, "end": 4, "label": "ORG"}]}'


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text and its entities; a span is ``(start, end, label)`` in code points, ``end`` exclusive."""

    text_id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_gold(path: Path) -> Iterator[GoldText]:
    """The gold texts of a JSONL file, ``{id, text, spans: [{start, end, label}]}`` a line, plain or gzipped.

    Raises EvaluationError, which names the file and the line, for one that is not of that form, for an id that
    occurs twice, and for a span outside its text.
    """
    seen: set[str] = set()
    for place, record in _records(path):
        gold = GoldText(text_id=_id(record, place), text=_text(record, place), spans=_spans(record, place))
        if gold.text_id in seen:
            raise EvaluationError(place, f"the id {gold.text_id!r} occurs twice; give each text its own", "bad_gold")
        seen.add(gold.text_id)
        yield gold


def read_texts(path: Path) -> list[str]:
    """The field ``text`` of every line of a JSONL file, plain or gzipped; raises EvaluationError as `read_gold` does.

    So too for a file that holds no text.
    """
    texts = [_text(record, place) for place, record in _records(path)]
    if not any(text.strip() for text in texts):
        raise EvaluationError(str(path), 'there is no text in it; a line is {"text": "…"}', "bad_gold")
    return texts


@contextmanager
def open_lines(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a UTF-8 file, gzipped where its name ends in ``.gz``.

    Raises EvaluationError when it cannot be opened, and while it is read when it is not what its name says.
    """
    try:
        lines = _opened(path)
    except OSError as error:
        raise EvaluationError(str(path), f"cannot be read: {error.strerror}", "no_file") from error
    with lines:
        try:
            yield lines
        except UnicodeDecodeError as error:
            raise EvaluationError(
                str(path), f"is not UTF-8 text ({error.reason}); save it as UTF-8", "not_utf8"
            ) from error
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise EvaluationError(str(path), f"is no whole gzip file ({error}); pack it again", "bad_gold") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line's place, for messages, and its JSON object; blank lines are left out."""
    with open_lines(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                place = f"{path}, line {number}"
                yield place, _record(line, place)


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:  # not JSON, a number too long to be read, or nested too deeply
        raise EvaluationError(place, f"is not JSON ({error}); a line is {_FORM}", "bad_gold") from error
    if not isinstance(record, dict):
        raise EvaluationError(place, f"is not a JSON object; a line is {_FORM}", "bad_gold")
    return record


def _id(record: dict[str, Any], place: str) -> str:
    value = record.get("id")
    if not isinstance(value, str):
        raise EvaluationError(place, f'"id" must be a string; a line is {_FORM}', "bad_gold")
    return value


def _text(record: dict[str, Any], place: str) -> str:
    value = record.get("text")
    if not isinstance(value, str):
        raise EvaluationError(place, '"text" must be a string', "bad_gold")
    if any("\ud800" <= character <= "\udfff" for character in value):  # JSON may hold one, a text cannot
        raise EvaluationError(place, '"text" holds half a character; write it again from its source', "bad_gold")
    if len(value) > LONGEST_TEXT:
        message = f'"text" has {len(value):,} characters; cut it into texts of at most {LONGEST_TEXT:,}'
        raise EvaluationError(place, message, "bad_gold")
    return value


def _spans(record: dict[str, Any], place: str) -> tuple[tuple[int, int, str], ...]:
    spans = record.get("spans")
    if not isinstance(spans, list):
        raise EvaluationError(place, f'"spans" must be a list; a line is {_FORM}', "bad_gold")
    return tuple(_span(span, len(record["text"]), place) for span in spans)


def _span(span: Any, length: int, place: str) -> tuple[int, int, str]:
    given = span if isinstance(span, dict) else {}
    start, end, label = given.get("start"), given.get("end"), given.get("label")
    if type(start) is not int or type(end) is not int or not isinstance(label, str) or not label:
        raise EvaluationError(place, f"{json.dumps(span)[:60]} is no span; a line is {_FORM}", "bad_gold")
    if not 0 <= start < end <= length:
        message = f"span {start} to {end} lies outside the text of {length} characters; count them in code points"
        raise EvaluationError(place, message, "bad_gold")
    return start, end, label
