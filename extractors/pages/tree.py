"""HTML to an element tree that the text extractor reads to its end."""

from __future__ import annotations

import re

from lxml.etree import ErrorTypes, ParserError, strip_tags
from lxml.html import HtmlElement, HTMLParser, document_fromstring

#: libxml2 cuts a page off at 256 levels unless told otherwise, and trafilatura loses what lies deeper:
#: 900 nested <i> in one paragraph cost every paragraph after it.
DEEPEST = 120
_STAYS = frozenset(
    ["html", "body", "article", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "pre"]
)

#: References to characters XML does not have; one "&#8;" makes trafilatura find nothing on the whole page.
_BAD_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127)|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]));")
_BAD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse_page(html: str) -> HtmlElement | None:
    """The page's tree, without characters XML does not know and without extreme nesting; None: no elements."""
    html = _BAD_CHARACTER.sub(" ", _BAD_REFERENCE.sub(" ", html))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except ParserError:  # lxml's word for a document without any element
        return None
    _flatten(tree)
    return tree


def is_cut_off(tree: HtmlElement) -> bool:
    """Whether the parser gave up before the end of the page, as libxml2 does at 2,048 levels."""
    parser = tree.getroottree().parser
    return any(error.type == ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log.filter_from_fatals())


def _flatten(tree: HtmlElement) -> None:
    """Dissolve the wrappers in subtrees that lie too deep, so that their text moves up."""
    depths: dict[HtmlElement, int] = {tree: 0}
    too_deep = []
    for element in tree.iterdescendants():
        parent = element.getparent()
        depth = depths[parent] + 1 if parent is not None else 0
        depths[element] = depth
        if depth == DEEPEST and len(element):
            too_deep.append(element)
    for element in too_deep:
        tags = {inner.tag for inner in element.iterdescendants() if isinstance(inner.tag, str)}
        strip_tags(element, *(tags - _STAYS))
        _merge_texts(element)


def _merge_texts(element: HtmlElement) -> None:
    """One text node where dissolved elements left thousands side by side, over which libxml2 walks again and again."""
    element.text = element.text
    for inner in element.iterdescendants():
        inner.text, inner.tail = inner.text, inner.tail
