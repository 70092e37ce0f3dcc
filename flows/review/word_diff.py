"""Two texts side by side: paragraph by paragraph, with the words that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 1500  # words of a paragraph, beyond which it is shown as replaced
_ALIKE = 0.35  # share of words two paragraphs must have in common to be one, edited


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words, changed or not."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """A paragraph and its counterpart; None: it has none."""

    change: str  #: "equal", "changed", "added" or "removed"
    before: tuple[Words, ...] | None
    after: tuple[Words, ...] | None


def word_diff(before: str, after: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Both texts as runs of words that stand in both or in one only."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return (Words(before, before != after),), (Words(after, before != after),)
    left: list[Words] = []
    right: list[Words] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        _extend(left, "".join(old[i:j]), tag != "equal")
        _extend(right, "".join(new[k:m]), tag != "equal")
    return tuple(left), tuple(right)


def _extend(words: list[Words], text: str, changed: bool) -> None:
    """Add words; a blank alone between two changes is part of the change."""
    if not text:
        return
    if words and words[-1].changed == changed:
        words[-1] = Words(words[-1].text + text, changed)
    elif changed and len(words) > 1 and words[-2].changed and not words[-1].text.strip():
        blank = words.pop()
        words[-1] = Words(words[-1].text + blank.text + text, True)
    else:
        words.append(Words(text, changed))


def paragraph_diff(before: str, after: str) -> Iterator[ParagraphPair]:
    """The paragraphs of both texts in order, each beside its counterpart."""
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for text in old[i:j]:
                yield ParagraphPair("equal", (Words(text, False),), (Words(text, False),))
        else:
            yield from _replaced(old[i:j], new[k:m])


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[ParagraphPair]:
    """Pairs of those that are alike, in order; the rest stands alone."""
    waiting = 0
    for text in old:
        match = next((at for at in range(waiting, len(new)) if _are_alike(text, new[at])), None)
        if match is None:
            yield ParagraphPair("removed", (Words(text, True),), None)
            continue
        for added in new[waiting:match]:
            yield ParagraphPair("added", None, (Words(added, True),))
        yield ParagraphPair("changed", *word_diff(text, new[match]))
        waiting = match + 1
    for added in new[waiting:]:
        yield ParagraphPair("added", None, (Words(added, True),))


def _are_alike(before: str, after: str) -> bool:
    old, new = set(before.split()), set(after.split())
    return len(old & new) >= _ALIKE * max(len(old), len(new), 1)
