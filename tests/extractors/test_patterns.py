"""Our regular expressions: none is worse than quadratic, whatever a stranger repeats; limits of time do the rest."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import extractors
import flows
import models
import warehouse

LENGTH = 1_000  # characters: a quadratic pattern takes some 5 ms, a cubic one a second
MOST_SECONDS = 0.2
MOST_OWN = 10  # words; a list of hundreds is one alternation

FLOODS = [
    " ", "\t", "\n", "\n ", " \n", "a", "A", "0", "a ", "A ", "A a ", "0 ", "0,", "0.", ".", ",", "-", "--", " - ",
    "a-", "a.", "a@", "a@b.", "@", "'", '"', "“", "“a ", "(", "((2019", ")", "[", "<", "<a ", "<a b=", "<a b='", "</",
    "<!--", "&", "&#", "&#x", "&a", "_", "a_", "a'", "a’", "A.", "A. ", "a, ", " and ", " | ", "; ", ": ", "http://",
    "//a:b", "é", "中", ". ", "! ", ".!", "…", "\u200b", ",}", ", ", "1st ", "A&", "\n\n", "2019", "—", " – ",
]  # fmt: skip


def modules() -> Iterator[Any]:
    for package in (extractors, flows, models, warehouse):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern that a module of ours holds, by its place."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            values = (
                value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
            )
            for position, item in enumerate(values):
                for part in item if isinstance(item, tuple) else [item]:
                    if isinstance(part, re.Pattern) and part not in found.values():
                        found[f"{module.__name__}.{name}[{position}]"] = part
    return found


def seconds(pattern: re.Pattern[Any], text: Any) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def floods(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Each flood, and floods of the first of the pattern's own words, with an end that fits nothing."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    own = {word + blank for word in re.findall(r"[A-Za-z<&/!@]{2,}", source) for blank in ("", " ")}
    for flood in (*FLOODS, *sorted(own)[:MOST_OWN]):
        yield (flood * (LENGTH // len(flood) + 1))[:LENGTH] + "\x00x"


def test_no_pattern_of_ours_is_worse_than_quadratic():
    """Measured in processor time, the better of two readings: a busy machine makes none slow."""
    found = patterns()
    assert len(found) > 80
    slow = [
        f"{place} on {text[:12]!r}…"
        for place, pattern in found.items()
        for text in floods(pattern)
        if is_slow(pattern, text) and is_slow(pattern, text)
    ]
    assert slow == []


def test_the_measure_finds_a_cubic_pattern():
    assert is_slow(re.compile(r"\s+\s+x"), " " * LENGTH)


def is_slow(pattern: re.Pattern[Any], text: str) -> bool:
    attacked: Any = text if isinstance(pattern.pattern, str) else text.encode()
    return seconds(pattern, attacked) > MOST_SECONDS
