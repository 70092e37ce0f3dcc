"""Identity of things: names folded for comparison, and digests that are the same on every machine."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def normalize_name(name: str) -> str:
    """A name folded for comparison: case, punctuation, possessive ending and leading "the" removed."""
    folded = _POSSESSIVE.sub("", name.replace("’", "'").casefold())
    return " ".join(_WORD.findall(folded)).removeprefix("the ")


def canonical_json(value: Any) -> str:
    """One JSON text per value: sorted keys, no blanks, and empty fields left out.

    Leaving empty fields out (nothing, or False) lets a record gain an optional field without changing old digests.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(*parts: Any, length: int = 16) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of the parts' canonical JSON."""
    return hashlib.sha256(canonical_json(list(parts)).encode()).hexdigest()[:length]


def _plain(value: Any) -> Any:
    if value is None or type(value) is str:  # most values are; an Enum of strings is not of type str
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # datetime is a date too
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        plain = {str(key): _plain(item) for key, item in value.items()}
        return {key: item for key, item in plain.items() if item is not False and item not in (None, "", [], {})}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value
