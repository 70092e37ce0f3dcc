"""The article in a web page: its text, and what the page says about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from extractors.pages.authors import byline_in
from extractors.pages.body import find_body
from extractors.pages.boilerplate import without_author_notes, without_boilerplate, without_headline, without_kicker
from extractors.pages.encoding import decode_page
from extractors.pages.kind import (
    PageImpression,
    count_words,
    headings_of,
    is_retraction,
    link_share,
    refresh_target,
    refuse_other_pages,
    titles_of,
    visible_text,
)
from extractors.pages.language import language_of_text
from extractors.pages.linked_data import LinkedData, read_linked_data
from extractors.pages.metadata import PageMetadata, read_metadata
from extractors.pages.tree import is_cut_off, parse_page
from extractors.reader import reader_version
from models import ArticleError, ArticleVersion, FeedEntry, FetchedResource, Origin

MAX_BYTES = 8_000_000  # of a page; the largest article page among 434 real ones has 2,300,000
MAX_TEXT = 1_000_000  # characters, the most spaCy takes

#: How files begin that are no text, whatever the server calls them: PDF, ZIP and Office, gzip, PNG, JPEG, GIF, RTF.
_NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")

_STATED_PART = 0.7  # of the words that a page states: fewer are a part of its article

PAYWALLED_WORDS = 250  # a page behind a paywall with more than this shows the article all the same


def read_article(resource: FetchedResource, entry: FeedEntry | None = None) -> ArticleVersion:
    """The article a fetched page holds; ``entry`` is the feed's announcement, used for what the page does not say.

    Raises ArticleError, with a reason code, for everything that is no article: error pages, consent and login walls,
    robot checks, pages that are empty without JavaScript, front pages, other media types.
    """
    _require_html(resource)
    page = decode_page(resource.body, resource.content_type)
    version = read_html(
        page.html, resource.final_url, asked_url=resource.url, entry=entry, fetched_at=resource.fetched_at
    )
    warnings = (*page.warnings, *_content_type_warnings(resource.content_type), *version.warnings)
    return replace(version, warnings=warnings, body_hash=resource.body_hash)


def read_html(
    html: str,
    url: str,
    *,
    asked_url: str | None = None,
    entry: FeedEntry | None = None,
    fetched_at: datetime | None = None,
) -> ArticleVersion:
    """The article in a page given as text; ``url`` is where it came from, ``asked_url`` what was asked for it.

    Raises ArticleError like ``read_article``.
    """
    if len(html) > MAX_BYTES:
        raise ArticleError(url, f"the page is too large ({len(html):,} characters, limit {MAX_BYTES:,})", "too_large")
    tree = parse_page(html)
    if tree is None:
        raise ArticleError(url, "no HTML elements in the page: no text", "not_html")
    if is_cut_off(tree):
        # What was read would pass for the whole article, and what is missing for removed.
        raise ArticleError(url, "the page's elements are nested too deep to be read to its end", "limit_exceeded")
    linked = read_linked_data(tree, url)
    paragraphs, origin = find_body(tree, linked, url)
    titles = (linked.string("headline") or "", *titles_of(tree))
    byline = byline_in(paragraphs)
    paragraphs = [paragraph for paragraph in paragraphs if paragraph != byline]
    paragraphs = without_boilerplate(without_kicker(without_headline(paragraphs, titles)))
    text = "\n\n".join(paragraphs)
    refuse_other_pages(_impression(tree, linked, asked_url or url, url, text))
    if len(text) > MAX_TEXT:
        raise ArticleError(url, f"the text is too large ({len(text):,} characters, limit {MAX_TEXT:,})", "too_large")
    metadata = read_metadata(tree, linked, url, entry, fetched_at, byline)
    text = "\n\n".join(without_author_notes(paragraphs, metadata.authors))
    return _version(metadata, linked, text, origin, fetched_url=asked_url or url, fetched_at=fetched_at)


def visible_words(body: bytes, content_type: str = "") -> str:
    """All visible words of a page, its article's and others'; "" when it is no HTML."""
    tree = parse_page(decode_page(body, content_type).html)
    return "" if tree is None else visible_text(tree)


def article_fields(html: str, url: str) -> dict[str, Any]:
    """The article of a page as plain values; raises ArticleError like ``read_article``."""
    version = read_html(html, url)
    published = version.published
    day_only = published is not None and version.published_precision == "day"
    return {
        "title": version.title,
        "text": version.text,
        "published": (published.date() if published and day_only else published),
        "modified": version.modified,
        "authors": list(version.authors),
        "language": version.language,
        "site_name": version.site_name,
        "description": version.description,
        "warnings": list(version.warnings),
    }


def _require_html(resource: FetchedResource) -> None:
    if len(resource.body) > MAX_BYTES:
        size = f"{len(resource.body):,} bytes, limit {MAX_BYTES:,}"
        raise ArticleError(resource.url, f"the page is too large ({size})", "too_large")
    if not resource.body.strip():
        raise ArticleError(resource.url, "an empty page: no text", "no_article", transient=True)
    if resource.body.startswith(_NO_TEXT):
        start = resource.body[:4].decode("latin-1")
        raise ArticleError(resource.url, f"not an HTML page: the file begins with {start!a}", "not_html")
    if not _says_html(resource.content_type) and not _looks_like_html(resource.body):
        kind = resource.content_type or "no content type"
        raise ArticleError(resource.url, f"not an HTML page ({kind})", "not_html")


def _says_html(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")


def _looks_like_html(body: bytes) -> bool:
    start = body[:2_000].replace(b"\0", b"").lstrip().lower()
    return b"<html" in start or start.startswith(b"<!doctype html")


def _content_type_warnings(content_type: str) -> tuple[str, ...]:
    return () if _says_html(content_type) else ("wrong_content_type",)


def _impression(tree: HtmlElement, linked: LinkedData, asked: str, final: str, text: str) -> PageImpression:
    visible = visible_text(tree)
    return PageImpression(
        url=asked,
        final_url=final,
        headings=headings_of(tree),
        visible=visible,
        text=text,
        refresh_to=refresh_target(tree),
        has_scripts=next(tree.iter("script"), None) is not None,
        link_share=link_share(tree, text),
        marked_article=bool(linked.article) or bool(tree.xpath("//meta[@property='og:type'][@content='article']")),
    )


def _version(
    metadata: PageMetadata,
    linked: LinkedData,
    text: str,
    text_origin: Origin,
    *,
    fetched_url: str,
    fetched_at: datetime | None,
) -> ArticleVersion:
    origins = {**metadata.origins, "text": text_origin}
    date = metadata.published
    language, origins, warnings = _language(metadata, text, origins)
    return ArticleVersion(
        url=metadata.url,
        fetched_url=fetched_url,
        title=metadata.title,
        text=text,
        published=date.value if date else None,
        published_precision=date.precision if date else "day",
        modified=metadata.modified,
        authors=metadata.authors,
        site_name=metadata.site_name,
        language=language,
        description=metadata.description,
        origins=origins,
        warnings=(*warnings, *_warnings(linked, metadata, text, text_origin)),
        reader=reader_version(),
        fetched_at=fetched_at,
    )


def _language(
    metadata: PageMetadata, text: str, origins: dict[str, Origin]
) -> tuple[str | None, dict[str, Origin], tuple[str, ...]]:
    """The language the words are in, where they tell it; else what the page says."""
    spoken = language_of_text(text)
    if spoken is None or spoken == (metadata.language or "").partition("-")[0]:
        return metadata.language, origins, ()
    warnings = ("language_mismatch",) if metadata.language else ()
    return spoken, {**origins, "language": Origin.TEXT}, warnings


def _warnings(linked: LinkedData, metadata: PageMetadata, text: str, text_origin: Origin) -> list[str]:
    found = {
        "retracted": is_retraction(text),
        "live_blog": linked.is_live_blog or "/live/" in metadata.url,
        "paywalled": linked.is_paywalled and count_words(text) < PAYWALLED_WORDS,
        "shorter_than_stated": len(text.split()) < _STATED_PART * (linked.stated_words or 0),
        "text_from_json_ld": text_origin is Origin.JSON_LD,
        "unreadable_json_ld": linked.unreadable > 0,
        "guessed_date": metadata.origins.get("published") is Origin.TRAFILATURA,
        "no_date": metadata.published is None,
        "no_title": not metadata.title,
    }
    return [warning for warning, holds in found.items() if holds]
