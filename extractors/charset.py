"""Bytes to text, without trusting what a page, a feed or its server say about the encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

FALLBACK = "cp1252"  #: windows-1252, the web's favourite of the undeclared

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Python's names of the character sets news is written in. Python also knows codecs that are none, or that no
#: declaration in the text itself can name: "undefined", "unicode_escape", "punycode", "utf-16".
_CHARSET = re.compile(
    r"ascii|utf-8|iso8859-\d{1,2}|cp125[0-8]|cp(?:437|85[0258]|866|874|932|949|950)|koi8-[rtu]|tis-620|mac-[a-z]{4,9}"
    r"|gb2312|gbk|gb18030|hz|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_(?:jp|kr)"
)

#: Names the web uses for a larger character set (WHATWG Encoding Standard, section 4.2).
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}

#: Their bytes are all below 0x80, so that they look like valid UTF-8.
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})

_IN_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Bytes as text, and how they became text."""

    text: str
    encoding: str  #: Python's name of it
    declared: tuple[str, ...] = ()  #: the character sets that were declared and are known, as Python calls them
    broken: int = 0  #: characters that could not be read; U+FFFD stands for each


def decode(body: bytes, labels: Iterable[str] = ()) -> DecodedText:
    """The text of ``body``; ``labels`` are the character sets declared for it, the weightiest first. Never raises.

    A byte order mark decides. Then bytes that are valid UTF-8 are UTF-8, whatever is declared: text in another
    encoding is valid UTF-8 by accident only when it is plain ASCII. Then the declared sets are tried in turn.
    Text that fits none of them is UTF-8 with some broken characters, or what was declared first, or windows-1252.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return decode_with(body, encoding)
    declared = tuple(dict.fromkeys(charset for label in labels if (charset := _known(label))))
    for encoding in (*_SEVEN_BIT.intersection(declared), "utf-8", *declared):
        try:
            return DecodedText(body.decode(encoding), encoding, declared)
        except UnicodeDecodeError:
            continue
    return _decoded_damaged(body, declared)


def decode_with(body: bytes, encoding: str, declared: tuple[str, ...] = ()) -> DecodedText:
    """The text of ``body`` in that encoding, its unreadable characters counted."""
    text = body.decode(encoding, "replace")
    return DecodedText(text, encoding, declared, broken=text.count("\ufffd"))


def label_in(content_type: str) -> str:
    """The character set an HTTP header names; "" where it names none."""
    match = _IN_HEADER.search(content_type[:500])
    return match[1] if match else ""


def _decoded_damaged(body: bytes, declared: tuple[str, ...]) -> DecodedText:
    as_utf8 = decode_with(body, "utf-8", declared)
    sound = sum(char > "\x7f" for char in as_utf8.text) - as_utf8.broken
    if sound > as_utf8.broken:  # a few broken bytes, such as a cut-off character
        return as_utf8
    stated = next((charset for charset in declared if charset != "utf-8"), FALLBACK)
    return decode_with(body, stated, declared)


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name if label else ""
    except LookupError:
        return None
    return _LARGER.get(name, name) if _CHARSET.fullmatch(name) else None
