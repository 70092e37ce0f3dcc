"""What the grammar's readers give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.temporal.forms import Form
from extractors.temporal.words import Words


@dataclass(frozen=True, slots=True)
class Match:
    """A form read from one word up to word ``end``; ``rule`` names the reader."""

    end: int
    form: Form
    rule: str


Reader = Callable[[Words, int], Match | None]


def longest(words: Words, i: int, readers: tuple[Reader, ...]) -> Match | None:
    """The longest match at word ``i``; the earlier reader wins among equals."""
    best: Match | None = None
    for reader in readers:
        match = reader(words, i)
        if match and (best is None or match.end > best.end):
            best = match
    return best
