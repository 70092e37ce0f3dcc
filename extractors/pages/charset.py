"""Bytes of a page to text, without trusting what the page or its server say about the encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Labels the web uses for a larger encoding (WHATWG Encoding Standard, section 4.2).
WEB_LABELS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}

#: Their bytes are all below 0x80, so that they look like valid UTF-8.
SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 8192  # browsers look at 1,024; scripts in front of the declaration push it further down


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page as text, the encoding it was read in, and what was wrong with it."""

    html: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_page(body: bytes, content_type: str = "") -> DecodedPage:
    """The text of a page; never raises.

    A byte order mark decides. Then bytes that are valid UTF-8 are UTF-8, whatever is declared: text in another
    encoding is valid UTF-8 by accident only when it is plain ASCII. Then the HTTP header, the ``meta`` element
    and windows-1252 are tried in turn.
    """
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _decode_with(body, encoding)
    declared = _declared_encodings(body, content_type)
    if not any(encoding in SEVEN_BIT for encoding in declared):
        html = _decode_strictly(body, "utf-8")
        if html is not None:
            odd = bool(declared) and declared[0] != "utf-8" and not html.isascii()
            return DecodedPage(html, "utf-8", ("charset_mismatch",) if odd else ())
    for encoding in declared:
        html = _decode_strictly(body, encoding)
        if html is not None:
            return DecodedPage(html, encoding)
    return _decode_damaged(body, declared)


def _decode_damaged(body: bytes, declared: tuple[str, ...]) -> DecodedPage:
    html = body.decode("utf-8", "replace")
    broken = html.count("�")
    sound = sum(1 for char in html if char > "\x7f") - broken
    if sound > broken:  # UTF-8 with a few broken bytes, such as a cut-off character
        return DecodedPage(html, "utf-8", ("broken_characters",))
    if declared and declared[0] not in ("utf-8", "cp1252"):
        return _decode_with(body, declared[0])
    return DecodedPage(body.decode("cp1252", "replace"), "cp1252", ("charset_mismatch",) if declared else ())


def _decode_with(body: bytes, encoding: str) -> DecodedPage:
    html = body.decode(encoding, "replace")
    return DecodedPage(html, encoding, ("broken_characters",) if "�" in html else ())


def _decode_strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared_encodings(body: bytes, content_type: str) -> tuple[str, ...]:
    labels = [match[1] for match in [_HEADER.search(content_type[:500])] if match]
    labels += [match[1].decode("ascii") for match in [_META.search(body[:_HEAD_BYTES])] if match]
    known = (_known_encoding(label) for label in labels)
    return tuple(dict.fromkeys(encoding for encoding in known if encoding))


def _known_encoding(label: str) -> str | None:
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return None
    if not codec._is_text_encoding or codec.name.startswith(("utf-7", "utf-16", "utf-32", "idna", "punycode")):
        return None  # without a byte order mark none of them can hold a "meta" we were able to read
    return WEB_LABELS.get(codec.name, codec.name)
