"""Facts of texts and pages without a warehouse: what ``newsfacts extract`` does.

Items come as JSON objects, ``{id, published, title, text}`` or ``{id, published, title, html}``, and leave
in the format of ``flows.facts_json``: one for each, in the same order, with an ``error`` in place of facts
where an item failed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from extractors.article import read_html
from extractors.pages.language import language_of_text
from flows.facts_json import facts_as_json, page_as_json
from flows.reading import DocumentReader, TextReader
from models import ArticleError, ArticleVersion, ExtractionError, NewsFactsError, Origin

_BATCH = 32
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of input: an article version to be read, or why there is none."""

    item_id: str | None
    version: ArticleVersion | None = None
    is_page: bool = False  #: its fields were read from HTML, and are told in the output
    error: str | None = None

    @classmethod
    def of(cls, read: Item | ArticleError) -> Item:
        """The item that was read, or one that tells why it could not be."""
        return cls(item_id=None, error=str(read)) if isinstance(read, ArticleError) else read


def extract_lines(lines: Iterable[str], extractor: TextReader, documents: DocumentReader) -> Iterator[dict[str, Any]]:
    """One JSON object with facts, or with an ``error``, for each line that is not blank, in order."""
    numbered = ((line, number) for number, line in enumerate(lines, 1) if line.strip("\ufeff \t\r\n"))
    while batch := list(islice(numbered, _BATCH)):
        items = documents.each(_read_numbered, batch, lambda asked: f"line {asked[1]}")
        for distinct in _distinct([Item.of(item) for item in items]):
            yield from extract_items(distinct, extractor)


def _distinct(items: list[Item]) -> Iterator[list[Item]]:
    """The items in order, cut so that no part holds one version twice: facts find their item by its version.

    Items may repeat one text under one id and differ in the date, as of which it is read.
    """
    part: list[Item] = []
    versions: set[str] = set()
    for item in items:
        if item.version and item.version.version_id in versions:
            yield part
            part, versions = [], set()
        part.append(item)
        if item.version:
            versions.add(item.version.version_id)
    yield part


def extract_items(items: list[Item], extractor: TextReader) -> Iterator[dict[str, Any]]:
    """The output object of each item, in order; the texts are read in one batch."""
    errors: dict[str, str] = {}

    def keep(error: ExtractionError) -> None:
        errors[error.subject] = error.message

    versions = {item.version.version_id: item.version for item in items if item.version}
    extractions = {found.version_id: found for found in extractor.extract(versions.values(), keep)}
    for item in items:
        result: dict[str, Any] = {"id": item.item_id}
        if item.version is None:
            yield result | {"error": item.error}
            continue
        if item.is_page:
            result |= page_as_json(item.version)
        found = extractions.get(item.version.version_id)
        facts = facts_as_json(item.version, found) if found else {"error": errors[item.version.version_id]}
        yield result | facts


def _read_numbered(asked: tuple[str, int]) -> Item:
    return read_item(*asked)


def read_item(line: str, number: int) -> Item:
    """The item on one line of JSON; what is wrong with the line becomes the item's error."""
    try:
        record = json.loads(line.lstrip("\ufeff"), parse_constant=_no_constant)
    except ValueError as error:  # not JSON, or a number too long to be read
        return Item(item_id=None, error=f"line {number} is not JSON: {error}")
    except RecursionError:
        return Item(item_id=None, error=f"line {number} is nested too deeply to be read")
    if not isinstance(record, dict):
        return Item(item_id=None, error=f"line {number} is not a JSON object")
    item_id = record.get("id")
    if isinstance(item_id, str) and _SURROGATE.search(item_id):
        return Item(item_id=None, error=f"line {number}: its id holds half a character")
    try:
        return _item(record, f"line {number}" if item_id is None else str(item_id))
    except NewsFactsError as error:
        return Item(item_id=item_id, error=error.message)


def _item(record: dict[str, Any], name: str) -> Item:
    url = _string(record, "url", name) or f"item:{name}"
    published = record.get("published")
    if isinstance(record.get("html"), str):
        version = version_of_page(_string(record, "html", name), url, published)
    elif isinstance(record.get("text"), str):
        version = version_of_text(
            _string(record, "text", name),
            url=url,
            title=_string(record, "title", name),
            published=published,
            language=_string(record, "language", name) or None,
        )
    else:
        raise ArticleError(name, 'neither "text" nor "html" is given as a string', "no_input")
    return Item(item_id=record.get("id"), version=version, is_page=isinstance(record.get("html"), str))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _string(record: dict[str, Any], field: str, name: str) -> str:
    """A field's text, "" where it is not given; raises ArticleError for what is no text one can store."""
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ArticleError(name, f"{field} must be a string, not {json.dumps(value)[:60]}", "bad_field")
    if half := _SURROGATE.search(value):  # JSON may hold one, UTF-8 cannot
        raise ArticleError(name, f"{field} holds half a character (U+{ord(half[0]):X})", "bad_field")
    return value


def version_of_text(
    text: str, *, url: str, title: str = "", published: str | None = None, language: str | None = None
) -> ArticleVersion:
    """A version that holds the text exactly as given; raises ArticleError for a date we cannot read."""
    instant, precision = read_published(published, url)
    origins = {"text": Origin.GIVEN} | ({"published": Origin.GIVEN} if instant else {})
    return ArticleVersion(
        url=url,
        fetched_url=url,
        title=title,
        text=text,
        published=instant,
        published_precision=precision,
        language=language or language_of_text(text),
        origins=origins,
    )


def version_of_page(html: str, url: str, published: str | None = None) -> ArticleVersion:
    """The article in a page, its publication date replaced by a given one; raises ArticleError."""
    return with_given_date(read_html(html, url), published)


def with_given_date(version: ArticleVersion, published: str | None) -> ArticleVersion:
    """The version with the given publication date where one is given; raises ArticleError for a date we cannot read."""
    instant, precision = read_published(published, version.url)
    if instant is None:
        return version
    origins = {**version.origins, "published": Origin.GIVEN}
    return replace(version, published=instant, published_precision=precision, origins=origins)


def read_published(value: Any, subject: str) -> tuple[datetime | None, str]:
    """An ISO 8601 day or instant and its precision; raises ArticleError for anything else but null."""
    if value is None or value == "":
        return None, "day"
    try:
        if isinstance(value, str) and len(value) <= len("2026-06-26"):
            return datetime.combine(date.fromisoformat(value), time()), "day"
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        message = f"published is {value!r}; give an ISO date such as 2026-06-26"
        raise ArticleError(subject, message, "bad_date") from None
    if instant.tzinfo is None:
        return datetime.combine(instant.date(), time()), "day"
    return instant, "instant"
