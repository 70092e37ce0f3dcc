"""Pages that stand where an article should be: error pages, walls, challenges and empty shells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.pages.address import is_home_page, same_page
from extractors.pages.kind_cues import CHALLENGE, CONSENT, LOGIN, NEEDS_SCRIPT, NOT_FOUND, OOPS
from extractors.pages.whitespace import one_line
from models import ArticleError

SHORT = 180  # words: none of the walls and error pages seen says more, few articles say less
TOO_SHORT = 25  # words: less states no fact with its context

_REFRESH = re.compile(r"\s*(\d{1,3})(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]{1,500})", re.IGNORECASE)


def _any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(cues), re.IGNORECASE)


_NOT_FOUND = _any_of(NOT_FOUND)
_OOPS = _any_of(OOPS)
_CONSENT = _any_of(CONSENT)
_LOGIN = _any_of(LOGIN)
_CHALLENGE = _any_of(CHALLENGE)
_NEEDS_SCRIPT = _any_of(NEEDS_SCRIPT)
_SENTENCE_END = re.compile(r"[.!?。！？]")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageImpression:
    """What decides whether a page is an article."""

    url: str  #: as asked for
    final_url: str
    headings: str  #: title element and first headings
    visible: str  #: all visible words of the page
    text: str  #: the text taken for the article
    refresh_to: str | None  #: where a "meta refresh" leads at once; None: nowhere
    has_scripts: bool
    link_share: float  #: of the text
    marked_article: bool  #: JSON-LD or og:type say that this is an article


def refuse_other_pages(page: PageImpression) -> None:
    """Return when the page may be an article; raises ArticleError with the reason when it is something else.

    Only short pages are ever refused for their words: an article about cookie walls is an article.
    """
    words = count_words(page.text)
    if page.refresh_to and words < SHORT:
        raise ArticleError(page.url, f"the page only forwards to {page.refresh_to}", "meta_refresh")
    if _was_sent_home(page):
        raise ArticleError(page.url, f"forwarded to the front page {page.final_url}", "redirected_home")
    if words < SHORT:
        _refuse_short_page(page, words)
    if not page.text:
        raise ArticleError(page.url, "no text found in the page", "no_article")
    if words < TOO_SHORT:
        raise ArticleError(page.url, f"the text found is too short ({words} words)", "too_short")


def count_words(text: str) -> int:
    """Words; in scripts without blanks two characters count as one word."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text))) + wide // 2


def _refuse_short_page(page: PageImpression, words: int) -> None:
    seen = page.text if words >= TOO_SHORT else page.visible[:2_000]
    start = f"{page.headings}\n{seen[:400]}"
    if match := _CHALLENGE.search(start):
        raise ArticleError(page.url, f"a check for robots: {match[0]!r}", "bot_challenge", transient=True)
    match = _NOT_FOUND.search(page.headings) or (_OOPS.match(page.headings) and _NOT_FOUND.search(seen[:400]))
    if match:
        raise ArticleError(page.url, f"an error page in place of the article: {match[0]!r} (not found)", "soft_404")
    if len(hits := _distinct(_CONSENT, start)) >= 2:
        raise ArticleError(page.url, f"a consent page in place of the article: {hits[0]!r}", "consent_wall")
    rest = _sentences_without(_LOGIN, page.text)
    if (hits := _distinct(_LOGIN, seen)) and count_words(rest) < 60:
        raise ArticleError(page.url, f"readable for subscribers only: {hits[0]!r}", "login_wall")
    if (
        words < TOO_SHORT
        and page.has_scripts
        and (count_words(page.visible) < 2 * TOO_SHORT or _NEEDS_SCRIPT.search(page.visible))
    ):
        raise ArticleError(page.url, "empty without JavaScript: no text in the page", "js_shell")
    if page.link_share > 0.7 and not page.marked_article:
        raise ArticleError(page.url, "a list of links, no article text", "no_article")


def _was_sent_home(page: PageImpression) -> bool:
    moved = not same_page(page.url, page.final_url)
    return moved and is_home_page(page.final_url) and not is_home_page(page.url)


def _distinct(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(match[0].casefold() for match in pattern.finditer(text)))


def _sentences_without(pattern: re.Pattern[str], text: str) -> str:
    return "\n".join(
        sentence for line in text.split("\n") for sentence in _SENTENCE_END.split(line) if not pattern.search(sentence)
    )


def refresh_target(tree: HtmlElement) -> str | None:
    """Where the page forwards to within five seconds; None: it stays."""
    for element in tree.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(element.get("content") or "")
            if match and int(match[1]) <= 5:
                return match[2]
    return None


def headings_of(tree: HtmlElement) -> str:
    """The title element and the first headings, a line each."""
    found = [*list(tree.iter("title"))[:1], *list(tree.iter("h1"))[:2], *list(tree.iter("h2"))[:1]]
    return "\n".join(one_line(str(element.text_content())[:300]) for element in found)


def visible_text(tree: HtmlElement) -> str:
    """The words of the page's body that are not script or style."""
    parts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
    return one_line(" ".join(parts))


def link_share(tree: HtmlElement, text: str) -> float:
    """Which part of a text's characters stands in paragraphs that are one link each."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
    links = {one_line(str(link.text_content())) for link in tree.iter("a")}
    linked = sum(len(paragraph) for paragraph in paragraphs if paragraph in links)
    return linked / len(text) if text else 0.0
