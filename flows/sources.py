"""Where ``newsfacts extract`` gets its input from: a file, an address, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractors.pages.encoding import decode_page
from flows.extract import Item, version_of_page, version_of_text, with_given_date
from flows.fetch import Fetcher
from flows.reading import DocumentReader, FetchedPage
from flows.settings import Settings
from models import ArticleError, NewsFactsError

_PAGE_STARTS = ("<!doctype html", "<html", "<?xml", "<head", "<body")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """The bytes of one file, and what was said of them."""

    body: bytes
    source: str
    published: str | None = None
    title: str = ""


def read_source(source: str, settings: Settings, *, published: str | None = None, title: str = "") -> Item:
    """The article in a file, at an address or on standard input (``-``), ready to be extracted.

    What is wrong with the file or the article becomes the item's error. Raises FetchError for an address that
    gives nothing.
    """
    documents = DocumentReader(settings.isolation)
    try:
        if source.startswith(("http://", "https://")):
            return _from_address(source, settings, published, documents)
        given = GivenFile(body=_read(source), source=source, published=published, title=title)
        (item,) = documents.each(_from_bytes, [given], lambda file: file.source)
        if isinstance(item, ArticleError):
            raise item
        return item
    except ArticleError as error:
        return Item(item_id=source, error=error.message)


@contextmanager
def open_lines(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a UTF-8 file, or of standard input for ``-``.

    Raises NewsFactsError when the file cannot be opened, and while it is read when it is not UTF-8.
    """
    if str(path) == "-":
        if sys.stdin is None:
            raise NewsFactsError("standard input", "is closed; name a file instead", "no_file")
        yield _utf8(sys.stdin, "standard input")
        return
    try:
        lines = path.open(encoding="utf-8-sig")
    except OSError as error:
        raise NewsFactsError(str(path), f"cannot be read: {error.strerror}", "no_file") from error
    with lines:
        yield _utf8(lines, str(path))


def _utf8(lines: Iterable[str], name: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise NewsFactsError(name, f"is not UTF-8 text ({error.reason}); save it as UTF-8", "not_utf8") from error


def _from_address(url: str, settings: Settings, published: str | None, documents: DocumentReader) -> Item:
    with Fetcher(settings.fetch.asking([url])) as fetcher:
        outcome = fetcher.fetch(url)
    if outcome.error:
        raise outcome.error
    if outcome.resource is None:
        raise ArticleError(url, "the server says that nothing changed, to a question that did not ask", "unchanged")
    (article,) = documents.pages([FetchedPage(resource=outcome.resource)])
    if isinstance(article, ArticleError):
        raise article
    return Item(item_id=url, version=with_given_date(article, published), is_page=True)


def _from_bytes(given: GivenFile) -> Item:
    """A page declares its characters; a text must be UTF-8."""
    body, source, published = given.body, given.source, given.published
    html = decode_page(body).html
    if html[:200].lstrip("\ufeff \t\r\n").casefold().startswith(_PAGE_STARTS):
        return Item(item_id=source, version=version_of_page(html, f"file:{source}", published), is_page=True)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(source, f"is not UTF-8 text: {error.reason} at byte {error.start}", "not_utf8") from error
    if not text.strip():
        raise ArticleError(source, "there is no text in it", "no_text")
    version = version_of_text(text, url=f"file:{source}", title=given.title, published=published)
    return Item(item_id=source, version=version)


def _read(source: str) -> bytes:
    if source == "-":
        if sys.stdin is None:
            raise ArticleError("standard input", "is closed; name a file instead", "no_file")
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise ArticleError(source, f"cannot be read: {error.strerror}", "no_file") from error
