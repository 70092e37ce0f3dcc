"""feedparser at our door: one call that neither fetches, nor guesses character sets, nor loses a feed to one entry."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.sax import SAXException

import feedparser

from extractors.feeds.plain_text import plain_text
from models import FeedParseError

# What feedparser 6.0.14 lets through on hostile input: a chapter without chapters or a rating without media
# (KeyError), numbers no codec takes (UnicodeError, chr: ValueError), entities read as patterns (re.error), tag
# soup (AssertionError, TypeError, AttributeError of its tolerant parser), more levels than Python's stack.
_FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, re.error, SAXException,
)  # fmt: skip
_ENTRY = re.compile(r"<(?:\w{1,40}:)?(?:item|entry)\b(?=[\s>])")
_MOST_SALVAGED = 2_000  # entries read one by one
_LONGEST_ROOT = 10_000  # characters of the first tag


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed as feedparser's dictionaries."""

    version: str  #: "" when the format is none it knows
    channel: Any
    entries: list[Any]
    warnings: tuple[str, ...] = ()
    whole: bool = True  #: False: what breaks the rules of XML may have cost entries


def read_document(text: str, url: str) -> FeedDocument:
    """feedparser's reading of a mended feed (``feeds.text``); relative addresses are resolved against ``url``.

    Where one entry breaks the parser, each is read on its own and only the breaking ones are lost. Raises
    FeedParseError with reason ``parser_failed`` when none can be read.
    """
    try:
        parsed = _parse(text, url)
    except _FAULTS as fault:
        return _salvaged(text, url, fault)
    broken = bool(parsed.get("bozo"))
    warnings = (_malformed(parsed["bozo_exception"]),) if broken else ()
    return FeedDocument(parsed.get("version") or "", parsed["feed"], parsed["entries"], warnings, whole=not broken)


def _parse(text: str, url: str) -> Any:
    """The stream keeps feedparser from taking the text for a file name or an address, which it would open."""
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8")),
        response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _salvaged(text: str, url: str, fault: Exception) -> FeedDocument:
    borders = [*(match.start() for match in _ENTRY.finditer(text)), len(text)]
    root = text[: text.find(">") + 1]  # declares the namespaces
    pieces = [text[start:end] for start, end in pairwise(borders[: _MOST_SALVAGED + 1])]
    if len(root) > _LONGEST_ROOT:  # repeated for each entry
        pieces = []
    version, entries, broken = "", [], 0
    channel: Any = {}
    for piece in pieces:
        try:
            parsed = _parse(root + piece, url)
        except _FAULTS:
            broken += 1
            continue
        version, channel = version or parsed.get("version") or "", channel or parsed["feed"]
        entries += parsed["entries"]
    if not entries:
        message = f"the feed breaks the parser ({type(fault).__name__}); tell the publisher, or take it off your list"
        raise FeedParseError(url, message, "parser_failed") from fault
    warning = f"entries read one by one, {broken} of {len(pieces)} lost: {_malformed(fault)}"
    return FeedDocument(version, channel, entries, (warning,), whole=False)


def _malformed(fault: Exception) -> str:
    return f"malformed: {plain_text(str(fault), 200)} ({type(fault).__name__})"
