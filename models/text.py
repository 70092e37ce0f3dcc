"""Ranges of stored text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextPart(StrEnum):
    """Which stored text of an article version a span points into."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TextSpan:
    """A half-open range of Unicode code points and the words found there.

    Follows the W3C Web Annotation model (TextPositionSelector plus TextQuoteSelector): the offsets
    say where, ``text`` says what, and the two must agree with the stored text.
    """

    part: TextPart = TextPart.TEXT
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not fit {self.text!r}")

    @classmethod
    def of(cls, source: str, start: int, end: int, part: TextPart = TextPart.TEXT) -> TextSpan:
        """The span ``source[start:end]``; raises ValueError when it is empty or out of range."""
        return cls(start=start, end=end, text=source[start:end], part=part)

    def overlaps(self, other: TextSpan) -> bool:
        return self.part == other.part and self.start < other.end and other.start < self.end

    def contains(self, other: TextSpan) -> bool:
        return self.part == other.part and self.start <= other.start and other.end <= self.end
