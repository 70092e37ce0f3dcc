"""The text of a feed: its characters decided, and the faults mended on which XML parsers give up.

A strict parser reads a mended feed whole, where feedparser's tolerant one would guess. Mending first also
keeps hostile constructs away from feedparser: it raises on references to surrogates, expands entities, and
takes quadratic time over attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

from extractors.charset import FALLBACK, DecodedText, decode, decode_with, label_in

_MOST_ATTRIBUTES = 500  # of one element: Python's SAX reader needs quadratic time
_LONGEST_BASES = 4_000  # characters of all relative bases: nested, each makes every later address longer

_WIDE_STARTS = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']")

_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # XML 1.0, section 2.2
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})")
_ENTRY_TAG = re.compile(r"<(/?)(?:\w{1,40}:)?(?:item|entry)\b[^<>]{0,2000}>?")
_AMPERSAND = re.compile(r"&(?:#([0-9]{1,10})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}))?(;?)")
_NUMBER = re.compile(r"&#(?:([0-9]{1,10})|[xX]([0-9a-fA-F]{1,8}));?")
_SURROGATE_PAIR = re.compile(
    r"&#(?:5[5-6]\d{3}|[xX][dD][89abAB][0-9a-fA-F]{2});&#(?:5[67]\d{3}|[xX][dD][c-fC-F][0-9a-fA-F]{2});"
)
_XML_ENTITIES = frozenset(["amp", "lt", "gt", "quot", "apos"])
# Renamed so that feedparser reads over them: it compares each keyword of an entry with all before (20,000: 7 s).
_UNREAD = re.compile(r"(</?)(?:\w{1,40}+:)?(?:category|subject|keywords)\b", re.IGNORECASE)
_ID_TAG = re.compile(
    r"<((?:\w{1,40}+:)?(?:guid|id)\b[^<>]{0,500}+)(?<!/)>(?=\s*+(?:<!\[CDATA\[\s*+)?[^\s/<])(?!\s*+(?:<!\[CDATA\[\s*+)?https?:)",
    re.IGNORECASE,
)
_RELATIVE_BASE = re.compile(r"(?<![\w-])(?:xml:)?base\s*+=\s*+([\"'])(?!https?://|/)[^\"'<>]*+", re.IGNORECASE)
_START_TAG = re.compile(r"<[A-Za-z_][^\s<>/=\"']*+")
_ATTRIBUTE = re.compile(r"\s*+[^\s=<>/\"']++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedText:
    """A feed ready for an XML parser, and what was odd about its bytes."""

    text: str
    root: str  #: local name of the first element, lower case; "" where there is none
    is_web_page: bool
    over_limit: str  #: what there is too much of to be read in bounded time; "" when all is well
    complete: bool  #: False: the end is missing, or what entities of its own stand for
    warnings: tuple[str, ...]


def read_feed_text(body: bytes, content_type: str = "") -> FeedText:
    """The characters of ``body`` as text that XML parsers can read.

    ``charset.decode`` finds the characters; the declaration in the document outweighs ``content_type``. Document
    types go with the entities they declare, HTML's entities become numbers, and an entry that the end of the text
    cuts through is left out.
    """
    decoded = _decoded(body, content_type)
    warnings = _character_warnings(decoded)
    text = decoded.text.translate(_ILLEGAL).lstrip("\ufeff \t\r\n")
    start = max(text.find("<"), 0)
    if text[:start].strip():
        warnings.append("text stands before the first tag")
    text, prolog, root = _without_prolog(text[start:])
    declares = "<!entity" in prolog
    if declares:
        warnings.append("the document type declares entities, which are not expanded")
    text, cut = _whole_entries(text, root)
    return FeedText(
        text=_with_plain_ids(_mended(text)),
        root=root,
        is_web_page=root == "html" or "<!doctype html" in prolog,
        over_limit=_over_limit(text),
        complete=not (cut or declares),
        warnings=(*warnings, *cut),
    )


def _decoded(body: bytes, content_type: str) -> DecodedText:
    for start, encoding in _WIDE_STARTS:
        if body.startswith(start):
            return decode_with(body, encoding)
    in_document = _DECLARED.search(body[:1000])
    return decode(body, (in_document[1].decode("ascii") if in_document else "", label_in(content_type)))


def _character_warnings(decoded: DecodedText) -> list[str]:
    if decoded.encoding == FALLBACK and FALLBACK not in decoded.declared:
        return ["its characters fit neither UTF-8 nor a declared set; read as windows-1252"]
    return [f"{decoded.broken} broken characters, read as {decoded.encoding}"] if decoded.broken else []


def _without_prolog(text: str) -> tuple[str, str, str]:
    """The text from its root element on, what stood before in lower case, and the root's local name."""
    at = 0
    while not (root := _ROOT.match(text, at)):
        end = _end_of_markup(text, at)
        at = text.find("<", end) if end >= 0 else -1
        if at < 0:
            return text, text[:2000].lower(), ""
    return text[at:], text[: min(at, 100_000)].lower(), root[1].lower()


def _end_of_markup(text: str, start: int) -> int:
    """Where the comment, instruction or document type at ``start`` ends; -1: nowhere."""
    if text.startswith("<!--", start):
        return text.find("-->", start)
    if text.startswith("<?", start):
        return text.find(">", start)
    declaration_end, subset = text.find(">", start), text.find("[", start)
    if 0 <= subset < declaration_end:
        subset_end = text.find("]", subset)
        while subset_end >= 0 and not text[subset_end + 1 : subset_end + 100].lstrip().startswith(">"):
            subset_end = text.find("]", subset_end + 1)
        return text.find(">", subset_end) if subset_end >= 0 else -1
    return declaration_end


def _whole_entries(text: str, root: str) -> tuple[str, list[str]]:
    """The text without a last entry that its end cuts through: half a link leads somewhere else."""
    if not root or re.search(rf"</(?:[\w.-]+:)?{re.escape(root)}\s*>", text[-200:].lower()):
        return text, []
    last = None
    for last in _ENTRY_TAG.finditer(text):  # noqa: B007 - only the last one is of interest
        pass
    if last and not last[1] and not last[0].endswith("/>"):
        return text[: last.start()], ["cut off: the last entry is incomplete and left out"]
    return text, ["cut off: the end of the feed is missing"]


def _mended(text: str) -> str:
    """References that XML knows. CDATA sections have none by right, but the tolerant parser reads them there too."""
    before, *sections = text.split("<![CDATA[")
    pieces = [_with_references(before)]
    for section in sections:
        content, end, after = section.partition("]]>")
        pieces += ["<![CDATA[", _without_bad_numbers(content), end, _with_references(after)]
    return "".join(pieces)


def _with_references(text: str) -> str:
    text = _UNREAD.sub(r"\1unread", text)
    if "&" not in text:
        return text
    return _AMPERSAND.sub(_reference, _SURROGATE_PAIR.sub(_joined_pair, text))


def _without_bad_numbers(content: str) -> str:
    return _NUMBER.sub(
        lambda match: match[0] if _is_character(match) else "", _SURROGATE_PAIR.sub(_joined_pair, content)
    )


def _reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name, semicolon = match.groups()
    if name:
        return _named(match[0], name) if semicolon else "&amp;" + match[0][1:]
    if not (decimal or hexadecimal):
        return "&amp;" + match[0][1:]
    return f"&#{_code(match)};" if _is_character(match) else ""


def _code(match: re.Match[str]) -> int:
    return int(match[1]) if match[1] else int(match[2], 16)


def _is_character(match: re.Match[str]) -> bool:
    """Whether a numeric reference names a character that XML 1.0 allows (section 2.2)."""
    code = _code(match)
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _named(reference: str, name: str) -> str:
    if name in _XML_ENTITIES:
        return reference
    meant = html5.get(f"{name};")
    return "".join(f"&#{ord(letter)};" for letter in meant) if meant else "&amp;" + reference[1:]


def _joined_pair(match: re.Match[str]) -> str:
    """One character for two references to the halves of its UTF-16 form, as careless writers send emoji."""
    high, low = (int(half[3:], 16) if half[2] in "xX" else int(half[2:]) for half in match[0].rstrip(";").split(";"))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return match[0]
    return f"&#{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)};"


def _with_plain_ids(text: str) -> str:
    """Ids marked as what they are: feedparser resolves "1559104147038" and "cr-1" as relative addresses,
    so that the id would change when the feed moves. An explicit ``isPermaLink`` is left alone.
    """
    return _ID_TAG.sub(lambda tag: tag[0] if "permalink" in tag[0].lower() else f'<{tag[1]} isPermaLink="false">', text)


def _over_limit(text: str) -> str:
    if _has_wide_element(text):
        return f"an element with more attributes than the limit of {_MOST_ATTRIBUTES}"
    if sum(len(base[0]) for base in _RELATIVE_BASE.finditer(text)) > _LONGEST_BASES:
        return f"relative xml:base attributes longer than the limit of {_LONGEST_BASES} characters in all"
    return ""


def _has_wide_element(text: str) -> bool:
    at = 0
    while tag := _START_TAG.search(text, at):
        at, count = tag.end(), 0
        while attribute := _ATTRIBUTE.match(text, at):
            at, count = attribute.end(), count + 1
            if count > _MOST_ATTRIBUTES:
                return True
    return False
