"""White space and letters: the one place where characters of an article are changed before it is stored."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_FORMAT_KEPT = frozenset("\u200c\u200d")  # joiners carry meaning in Persian, Hindi and emoji


def readable(text: str) -> str:
    """The text with every run of blanks as one space, and without characters nobody can see.

    A no-break space becomes a plain one, "\\r\\n" a line end. Control and format characters (Unicode categories
    Cc and Cf: zero-width space, soft hyphen, direction marks, byte order mark) are removed, joiners are kept.
    Nothing else changes; in particular no Unicode normal form is applied, since "e" + accent may be what was written.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\x0b", " ").replace("\x0c", " ")
    if not text.isascii() or not text.isprintable():
        text = "".join(char for char in text if _visible(char))
    return _BLANKS.sub(" ", text).strip()


def one_line(text: str) -> str:
    """The readable text on one line."""
    return " ".join(readable(text).split())


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that hold something, each one readable."""
    lines = (one_line(line) for line in readable(text).split("\n"))
    return [line for line in lines if line]


def letters_of(text: str) -> str:
    """Only the letters and digits, case folded: what two writings of the same words have in common."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _visible(char: str) -> bool:
    if char == "\n" or char in _FORMAT_KEPT:
        return True
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
