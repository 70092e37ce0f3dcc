"""Plain text out of what feeds put into titles and summaries: markup, escapes, runs of blanks."""

from __future__ import annotations

import html
import re

from extractors.whitespace import one_line

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong"
    " sub sup time tt u var wbr"
)
_BLOCK = (
    "address article aside audio blockquote body br button caption center dd details dialog dir div dl dt embed"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img"
    " input label legend li link main map menu meta nav noscript object ol optgroup option p param picture pre"
    " progress rp rt ruby section select source summary svg table tbody td template textarea tfoot th thead title"
    " tr track ul video"
)
# Only names of HTML elements make a tag: "profit <3% of sales" and "x < y > z" are text.
_ELEMENTS = "|".join((*_INLINE.split(), *_BLOCK.split()))
_TAG = re.compile(rf"</?({_ELEMENTS})(?:\s[^<>]*|/)?(?:>|\Z)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--[^<>]*-->|<!\[CDATA\[|\]\]>")
_HIDDEN_START = re.compile(r"<(script|style)(?:\s[^<>]*)?>", re.IGNORECASE)
# A reference needs its semicolon: HTML's old ones without would read "&copy" in "cut&copy" too.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")  # between words they stand for a blank
_INLINE_NAMES = frozenset(_INLINE.split())


def plain_text(markup: str, limit: int) -> str:
    """One line of text: tags, comments and escapes resolved, blanks single, at most ``limit`` characters.

    Escapes are resolved twice, since feeds escape twice (``&amp;#8217;``) and mean an apostrophe. Scripts
    and styles go with their contents; a ``<`` that opens no HTML element stays.
    """
    text = markup[: limit * 4]
    for _ in range(2):
        text = _without_tags(text)
        unescaped = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
        if unescaped == text:
            break
        text = unescaped
    return one_line(_CONTROLS.sub(" ", _without_tags(text)))[:limit].rstrip()


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    shown = _COMMENT.sub(" ", _without_scripts(text))
    return _TAG.sub(lambda match: "" if match[1].lower() in _INLINE_NAMES else " ", shown)


def _without_scripts(text: str) -> str:
    pieces = []
    while match := _HIDDEN_START.search(text):
        pieces.append(text[: match.start()])
        _, _, text = text[match.end() :].partition(f"</{match[1]}>")
    return " ".join((*pieces, text))
