"""Words of strangers as we repeat them: in messages, logs and on a terminal."""

from __future__ import annotations

import re
import unicodedata

LONGEST_MESSAGE = 300  #: characters; an error of a codec may carry the whole page

_ACCOUNT = re.compile(r"(//)[^\s/@\"'<>]{1,200}@")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode categories: controls, marks of direction, halves of characters


def shown(text: str, longest: int = LONGEST_MESSAGE) -> str:
    """The text as it can be shown anywhere: no character acts on a terminal or hides, no account of an address.

    Control and format characters but line ends become their escapes (``\\x1b``), what is longer ends in "…".
    """
    text = text[: 2 * longest]
    masked = (_ACCOUNT.sub(r"\1***@", text) if "@" in text else text)[: longest + 1]
    seen = masked if masked.isascii() and masked.isprintable() else "".join(map(_visible, masked))
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def _visible(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in _UNSEEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
