"""Pages that stand where an article should be: error pages, walls, challenges and empty shells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.pages.address import is_home_page, same_page
from extractors.pages.kind_cues import (
    CHALLENGE,
    CONSENT,
    ERROR_ADVICE,
    LOGIN,
    NEEDS_SCRIPT,
    NOT_FOUND,
    NOT_FOUND_HEADING,
    RETRACTION,
)
from extractors.whitespace import one_line
from models import ArticleError, sentence_ranges

SHORT = 180  # words: none of the walls and error pages seen says more, few articles say less
NOTICE = 80  # words: retractions say even less
TEASER = 40  # words in front of a wall that are too few to stand for the article
TOO_SHORT = 25  # words: less states no fact with its context

_REFRESH = re.compile(r"\s*(\d{1,3})(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]{1,500})", re.IGNORECASE)


def _any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(cues), re.IGNORECASE)


_NOT_FOUND = _any_of(NOT_FOUND)
_NOT_FOUND_HEADING = _any_of(NOT_FOUND_HEADING)
_ERROR_ADVICE = _any_of(ERROR_ADVICE)
_CONSENT = _any_of(CONSENT)
_LOGIN = _any_of(LOGIN)
_CHALLENGE = _any_of(CHALLENGE)
_RETRACTION = _any_of(RETRACTION)
_NEEDS_SCRIPT = _any_of(NEEDS_SCRIPT)
_UNSEEN = frozenset(("script", "style", "template", "title"))
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

    def words(self, count: int) -> str:
        """The text, or all visible words where the text is next to nothing."""
        return self.text if count >= TOO_SHORT else self.visible[:2_000]


def refuse_other_pages(page: PageImpression) -> None:
    """Return when the page may be an article; raises ArticleError with the reason when it is something else.

    Only short pages are ever refused for their words: an article about cookie walls is an article.
    """
    words = count_words(page.text)
    if page.refresh_to and words < SHORT:
        raise ArticleError(page.url, f"the page only forwards to {page.refresh_to}", "meta_refresh")
    if _was_sent_home(page):
        raise ArticleError(page.url, f"forwarded to the front page {page.final_url}", "redirected_home")
    if is_retraction(page.text):
        return
    if words < SHORT:
        _refuse_short_page(page, words)
    if not page.text:
        raise ArticleError(page.url, "no text found in the page", "no_article")
    if words < TOO_SHORT:
        raise ArticleError(page.url, f"the text found is too short ({words} words)", "too_short")


def is_retraction(text: str) -> bool:
    """Whether the text only says that the article was taken back: stored like a revision, however short."""
    head = text[:400]
    ranges = sentence_ranges(head) if count_words(text) < NOTICE else []
    return any(is_retraction_notice(head[start:end]) for start, end in ranges)


def is_retraction_notice(sentence: str) -> bool:
    """Whether a sentence takes back the article it stands in."""
    return bool(_RETRACTION.match(sentence))


def count_words(text: str) -> int:
    """Words; in scripts without blanks two characters count as one word."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text))) + wide // 2


def _refuse_short_page(page: PageImpression, words: int) -> None:
    for reason, find, message, transient in (
        ("bot_challenge", _robot_check, "a check for robots", True),
        ("soft_404", _error_page, "an error page in place of the article (not found)", False),
        ("consent_wall", _consent_page, "a consent page in place of the article", False),
        ("login_wall", _login_page, "readable for subscribers only", False),
        ("js_shell", _empty_shell, "empty without JavaScript, no text in the page", True),
        ("no_article", _link_list, "a list of links, no text of an article", False),
    ):
        seen = find(page, words)
        if seen is not None:
            raise ArticleError(page.url, f"{message}: {seen!r}" if seen else message, reason, transient)


def _robot_check(page: PageImpression, words: int) -> str | None:
    """One sign on a page without text, two where there is some: "Access denied" may be a headline."""
    hits = _distinct(_CHALLENGE, f"{page.headings}\n{page.words(words)[:600]}")
    needed = 1 if words < TOO_SHORT else 2
    return hits[0] if len(hits) >= needed and not page.marked_article else None


def _error_page(page: PageImpression, words: int) -> str | None:
    if page.marked_article and words >= TOO_SHORT:
        return None
    named = _first(_NOT_FOUND, page.headings)
    hinted = next((line for line in page.headings.split("\n") if _NOT_FOUND_HEADING.fullmatch(line)), None)
    if words < TOO_SHORT or _ERROR_ADVICE.search(page.text):
        return named or hinted
    return None


def _consent_page(page: PageImpression, words: int) -> str | None:
    """Several signs, of which the headings give one at most."""
    hits = _distinct(_CONSENT, page.headings)[:1] + _distinct(_CONSENT, page.words(words)[:600])
    distinct = list(dict.fromkeys(hits))
    return distinct[0] if len(distinct) >= (3 if page.marked_article else 2) else None


def _login_page(page: PageImpression, words: int) -> str | None:
    hits = _distinct(_LOGIN, page.words(words))
    return hits[0] if hits and count_words(_sentences_without(_LOGIN, page.text)) < TEASER else None


def _empty_shell(page: PageImpression, words: int) -> str | None:
    if words >= TOO_SHORT or not page.has_scripts:
        return None
    needs_script = _first(_NEEDS_SCRIPT, page.visible)
    return page.visible[:60] if count_words(page.visible) < 2 * TOO_SHORT else needs_script


def _link_list(page: PageImpression, words: int) -> str | None:  # noqa: ARG001 - asked like the others
    return page.text[:60] if page.link_share > 0.7 and not page.marked_article else None


def _was_sent_home(page: PageImpression) -> bool:
    moved = not same_page(page.url, page.final_url)
    return moved and is_home_page(page.final_url) and not is_home_page(page.url)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[0] if match else None


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
    return "\n".join([*titles_of(tree), *_texts(tree, "h2", 1)])


def titles_of(tree: HtmlElement) -> tuple[str, ...]:
    """The words of the title element and of the main headings."""
    return (*_texts(tree, "title", 1), *_texts(tree, "h1", 2))


def _texts(tree: HtmlElement, tag: str, most: int) -> list[str]:
    return [one_line(str(element.text_content())[:300]) for element in list(tree.iter(tag))[:most]]


def visible_text(tree: HtmlElement) -> str:
    """The words of the page's body that are not script or style."""
    parts = []
    for element in tree.iter():
        if element.tag not in _UNSEEN:
            parts.append(element.text or "")
        parts.append(element.tail or "")
    return one_line(" ".join(parts))


def link_share(tree: HtmlElement, text: str) -> float:
    """Which part of a text's characters stands in paragraphs that are one link each."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph]
    links = {one_line(str(link.text_content())) for link in tree.iter("a")}
    linked = sum(len(paragraph) for paragraph in paragraphs if paragraph in links)
    return linked / len(text) if text else 0.0
