"""The paragraphs of an article, out of the page's tree."""

from __future__ import annotations

import re
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from extractors.pages.linked_data import LinkedData, json_scripts
from extractors.whitespace import letters_of, one_line, paragraphs_of
from models import Origin

RESCUE_WORDS = 100  # of a text stated in JSON-LD: teasers are shorter
RESCUE_SHARE = 0.75

#: Posts of other people shown inside an article: their words are not the article's.
_EMBEDDED = re.compile(
    r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|reddit-embed-bq|"
    r"reddit-card|mastodon-embed|threads-post|text-post-media|telegram-post)\b"
)
_BODY = re.compile(r"\b(?:article|story|post|entry|content|main)?[-_]{0,2}(?:body|content|text|copy)\b", re.IGNORECASE)
_NO_BODY = re.compile(
    r"comment|repl(?:y|ies)|teaser|card|related|promo|recommend|\bbio|newsletter|caption|sidebar|footer|live",
    re.IGNORECASE,
)
_NEEDS_BLANKS = frozenset(("pre", "textarea", "script", "style"))
_MOST_PARTS = 40
_SHORTEST_PART = 80  # characters of paragraphs


def find_body(tree: HtmlElement, linked: LinkedData, url: str) -> tuple[list[str], Origin]:
    """The paragraphs of the article and where they were found; the tree is left as it was.

    trafilatura's default extractor reads them from the visible page. The text stated in JSON-LD is taken instead
    when most of it is missing there: some pages show a teaser only.
    """
    document = trafilatura.bare_extraction(_prepared(tree), url=url, include_comments=False)
    extracted = paragraphs_of(getattr(document, "text", None) or "")  # None: nothing found
    stated = paragraphs_of(linked.body)
    if _is_missing(stated, extracted):
        return stated, Origin.JSON_LD
    return _as_paragraphs(extracted), Origin.TRAFILATURA


def _is_missing(stated: list[str], extracted: list[str]) -> bool:
    words = " ".join(stated).split()
    if len(words) <= (RESCUE_WORDS if extracted else 0):
        return False
    wanted, held = _shingles(words), _shingles(" ".join(extracted).split())
    return len(wanted & held) < RESCUE_SHARE * len(wanted)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(4)), strict=False))


def _as_paragraphs(lines: list[str]) -> list[str]:
    """Lines broken within a sentence joined, and the marks of list items removed."""
    joined: list[str] = []
    for line in lines:
        if joined and line[0].islower() and joined[-1][-1] not in '.!?:;"”…' and not joined[-1].startswith("- "):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return [line.removeprefix("- ") for line in joined]


def _prepared(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree in the shape the extractor reads best."""
    tree = deepcopy(tree)
    for script in json_scripts(tree):  # trafilatura would run their text together into one paragraph
        script.drop_tree()
    _drop_embedded_posts(tree)
    _drop_teasers(tree)
    _unwrap_lines(tree)
    _join_split_body(tree)
    return tree


def _drop_embedded_posts(tree: HtmlElement) -> None:
    for element in list(tree.iter("blockquote", "div", "figure", "section")):
        if _EMBEDDED.search(element.get("class") or "") and element.getparent() is not None:
            element.drop_tree()


def _drop_teasers(tree: HtmlElement) -> None:
    """Paragraphs, sub-headings and lists that are nothing but links to other stories."""
    for element in list(tree.iter("p", "h2", "h3", "h4", "ul", "ol")):
        if element.getparent() is not None and _is_teaser(element):
            element.drop_tree()


def _is_teaser(element: HtmlElement) -> bool:
    """Whether all the words stand in links, four or more in each: names and terms are linked too."""
    links = [one_line(str(link.text_content())) for link in element.iter("a")]
    links = [link for link in links if link]
    if not links or any(len(link.split()) < 4 or link[-1] in ".,;:" for link in links):
        return False
    return letters_of("".join(links)) == letters_of(str(element.text_content()))


def _unwrap_lines(tree: HtmlElement) -> None:
    """A line end in HTML is a blank; the extractor takes some for the end of a paragraph."""
    for element in tree.iter():
        if element.tag not in _NEEDS_BLANKS and element.text:
            element.text = element.text.replace("\n", " ")
        if element.tail:
            element.tail = element.tail.replace("\n", " ")


def _join_split_body(tree: HtmlElement) -> None:
    """Put the parts of a body that advertisements cut into pieces together in the first of them.

    Parts have the same class, which names a body, hold paragraphs, and lie in the same article, each in a wrapper
    of its own; the extractor takes only one of them. Parts side by side need no help.
    """
    parts: dict[str, list[HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        if _BODY.search(name) and not _NO_BODY.search(name) and _holds_paragraphs(element):
            parts.setdefault(name, []).append(element)
    for first, *others in parts.values():
        if others and len(others) < _MOST_PARTS and all(_continues(other, first) for other in others):
            for other in others:
                first.extend(list(other))


def _holds_paragraphs(element: HtmlElement) -> bool:
    lengths = [len(str(child.text_content())) for child in element if child.tag == "p"]
    return len(lengths) > 1 and sum(lengths) >= _SHORTEST_PART


def _continues(element: HtmlElement, first: HtmlElement) -> bool:
    apart = element.getparent() is not first.getparent()
    return apart and _article_around(element) is _article_around(first) and first not in element.iterancestors()


def _article_around(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("article", "li", "aside", "main"), None)
