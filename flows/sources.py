"""Where ``newsfacts extract`` gets its input from: a file, an address, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from extractors.article import read_article
from flows.extract import Item, read_published, version_of_page, version_of_text
from flows.fetch import Fetcher
from flows.settings import Settings
from models import ArticleError, NewsFactsError, Origin


def read_source(source: str, settings: Settings, *, published: str | None = None, title: str = "") -> Item:
    """The article in a file, at an address or on standard input (``-``), ready to be extracted.

    Raises FetchError for an address that gives nothing, and ArticleError for a file that cannot be read.
    What is wrong with the article itself becomes the item's error.
    """
    try:
        if source.startswith(("http://", "https://")):
            return _from_address(source, settings, published)
        return _from_text(_read(source), source, published, title)
    except ArticleError as error:
        return Item(item_id=source, error=error.message)


@contextmanager
def open_lines(path: Path) -> Iterator[IO[str]]:
    """The lines of a UTF-8 file, or of standard input for ``-``; raises ArticleError when it cannot be read."""
    if str(path) == "-":
        yield sys.stdin
        return
    try:
        lines = path.open(encoding="utf-8")
    except OSError as error:
        raise NewsFactsError(str(path), f"cannot be read: {error.strerror}", "no_file") from error
    with lines:
        yield lines


def _from_address(url: str, settings: Settings, published: str | None) -> Item:
    with Fetcher(settings.fetch) as fetcher:
        outcome = fetcher.fetch(url)
    if outcome.error:
        raise outcome.error
    if outcome.resource is None:
        raise ArticleError(url, "the server says that nothing changed, to a question that did not ask", "unchanged")
    version = read_article(outcome.resource)
    instant, precision = read_published(published, url)
    if instant:
        origins = {**version.origins, "published": Origin.GIVEN}
        version = replace(version, published=instant, published_precision=precision, origins=origins)
    return Item(item_id=url, version=version, is_page=True)


def _from_text(text: str, source: str, published: str | None, title: str) -> Item:
    head = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    if head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body")):
        return Item(item_id=source, version=version_of_page(text, f"file:{source}", published), is_page=True)
    if not text.strip():
        raise ArticleError(source, "there is no text in it", "no_text")
    version = version_of_text(text, url=f"file:{source}", title=title, published=published)
    return Item(item_id=source, version=version)


def _read(source: str) -> str:
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise ArticleError(source, f"cannot be read: {error.strerror}", "no_file") from error
    except UnicodeDecodeError as error:
        raise ArticleError(source, f"is not UTF-8 text: {error.reason} at byte {error.start}", "not_utf8") from error
