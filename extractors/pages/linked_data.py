"""What a page says about its article in JSON-LD (schema.org), the format search engines read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

from lxml.html import HtmlElement, fromstring

from extractors.pages.address import same_page
from extractors.whitespace import one_line

Node: TypeAlias = Mapping[str, Any]

MAX_CHARACTERS = 2_000_000  # of one script; the largest on a real news page seen has 400,000
MAX_NODES = 2_000
MAX_DEPTH = 12

_ARTICLE_TYPE = re.compile(r"(?:article|blogposting|liveblogposting|report|review|socialmediaposting)$")
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST_COUNT = 9  # digits
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LINE_TAG = re.compile(r"<(?:/p|/h[1-6]|/li|/div|/blockquote|br\s?/?)\s?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The nodes of a page's JSON-LD; ``article`` describes the page's own article, {}: none does."""

    article: Node
    nodes: tuple[Node, ...] = ()
    unreadable: int = 0  #: scripts that are no JSON

    def string(self, name: str) -> str | None:
        """A property of the article as one line of text; None: not given."""
        return _string(self.article.get(name))

    def names(self, name: str) -> tuple[str, ...]:
        """The names of the people or organizations a property holds, as written."""
        return tuple(_names(self.article.get(name), self.nodes))

    @property
    def body(self) -> str:
        """The article's text as the page states it, one paragraph a line; "" when it does not."""
        body = self.article.get("articleBody")
        if isinstance(body, list):
            body = "\n".join(part for part in body if isinstance(part, str))
        return _plain_text(body) if isinstance(body, str) else ""

    @property
    def stated_words(self) -> int | None:
        """How many words the page says its article has, by count or by its text; None: it does not say."""
        count = self.article.get("wordCount")
        if isinstance(count, str) and count.strip().isdecimal():
            count = int(count.strip()[:_LONGEST_COUNT])
        if isinstance(count, int) and count > 0:
            return count
        return len(self.body.split()) or None

    @property
    def is_live_blog(self) -> bool:
        return any("liveblogposting" in _types(node) for node in self.nodes)

    @property
    def is_paywalled(self) -> bool:
        return str(self.article.get("isAccessibleForFree", "")).casefold() in ("false", "no")


def read_linked_data(tree: HtmlElement, url: str) -> LinkedData:
    """The page's JSON-LD; scripts that are no JSON are counted and passed over."""
    nodes: list[Node] = []
    unreadable = 0
    for script in json_scripts(tree):
        content = _parse(script.text or "")
        if content is None:
            unreadable += 1
            continue
        nodes.extend(_walk(content))
    del nodes[MAX_NODES:]
    return LinkedData(_main_article(nodes, url), tuple(nodes), unreadable)


def json_scripts(tree: HtmlElement) -> list[HtmlElement]:
    """The scripts of a page that should hold JSON-LD."""
    return [script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]


def _parse(text: str) -> Any:
    """The JSON value; None: unreadable even after the two common mistakes are put right."""
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    if not text or len(text) > MAX_CHARACTERS:
        return None
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int = 0) -> Iterator[Node]:
    """Nodes that stand for the page itself: lists, graphs and main entities, but no mentions of other pages."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:MAX_NODES]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _WRAPPERS:
            yield from _walk(value.get(name), depth + 1)


def _main_article(nodes: Iterable[Node], url: str) -> Node:
    articles = [node for node in nodes if any(_ARTICLE_TYPE.search(kind) for kind in _types(node))]
    if not articles:
        return {}
    return max(articles, key=lambda node: (_is_about(node, url), "headline" in node, "datePublished" in node))


def _is_about(node: Node, url: str) -> bool:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    return any(isinstance(link, str) and same_page(link, url) for link in (page, node.get("url")))


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].casefold() for kind in kinds if isinstance(kind, str)]


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return one_line(_plain_text(value)) or None if isinstance(value, str) else None


def _names(value: Any, nodes: tuple[Node, ...], depth: int = 0) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _names(item, nodes, depth + 1)
    elif isinstance(value, dict):
        yield from _node_names(value, nodes, depth)
    elif isinstance(value, str):
        yield one_line(_plain_text(value))


def _node_names(node: Node, nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    if "name" in node:
        yield from _names(node["name"], nodes, depth + 1)
    elif "familyName" in node:
        parts = (node.get(name) for name in ("givenName", "additionalName", "familyName"))
        yield " ".join(part for part in parts if isinstance(part, str))
    elif "@id" in node:  # a reference to another node of the graph
        for other in nodes:
            if other.get("@id") == node["@id"] and "name" in other:
                yield from _names(other["name"], nodes, depth + 1)
                return


def _plain_text(text: str) -> str:
    """The text without the markup and the character references some pages put into JSON."""
    if "&" in text:
        text = unescape(text)
    if not _TAG.search(text):
        return text
    text = _LINE_TAG.sub("\n", text)
    return "".join(str(part) for part in fromstring(f"<div>{text}</div>").itertext())
