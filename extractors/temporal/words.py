"""Text as small words with offsets: the grammar's only view of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Letters, digits with an ordinal or plural ending, a blank line, or one sign. Linear: no alternative shares a start
#: with another in a way that could be retried.
_WORD = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th|s)(?![^\W_])|\d+|\n[^\S\n]*\n\s*|[^\w\s]|_")
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"})
#: Empty words at the end of the list, so that looking a few words ahead, or back from the first, needs no check.
_MARGIN = 24
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-cased words and where they stand. ``low[i]`` is "" beyond both ends, within a margin of 24."""

    text: str
    low: list[str]
    start: list[int]
    end: list[int]
    size: int

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this word and the next."""
        return self.end[index] == self.start[index + 1]

    def capital(self, index: int) -> bool:
        """Whether the word starts with an upper-case letter."""
        return 0 <= index < self.size and self.text[self.start[index]].isupper()

    def upper(self, index: int) -> bool:
        """Whether the word is an abbreviation in capitals."""
        word = self.text[self.start[index] : self.end[index]] if 0 <= index < self.size else ""
        return len(word) > 1 and word.isupper()

    def named(self, index: int) -> bool:
        """Whether two words in capitals behind a quotation mark name something: ABC's "This Week"."""
        quoted = self.low[index - 1] in ('"', "'", "“", "`")
        return quoted and self.capital(index + 1) and (self.capital(index) or self.low[index].isdigit())

    def number(self, index: int) -> int | None:
        """The integer of a word of at most four digits."""
        word = self.low[index]
        return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else None


def split_words(text: str) -> Words:
    """The text's words in order. A blank line is the word ``BREAK``, which no expression crosses."""
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in _WORD.finditer(text):
        word = match.group()
        low.append(BREAK if word[0] == "\n" else word.lower().translate(_SAME))
        start.append(match.start())
        end.append(match.end())
    size = len(low)
    low.extend([""] * _MARGIN)
    start.extend([len(text) + 1] * _MARGIN)
    end.extend([len(text) + 2] * _MARGIN)
    return Words(text=text, low=low, start=start, end=end, size=size)
