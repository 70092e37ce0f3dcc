"""Feeds, pages and texts of strangers, read in worker processes (``flows.isolation``) and told in our words.

The functions that do the work import the parsers and the language pipeline inside: only workers need them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from flows.isolation import Casualty, Crew
from flows.settings import IsolationSettings, NlpSettings, Settings
from models import (
    ArticleError,
    ArticleVersion,
    Extraction,
    ExtractionError,
    ExtractorVersion,
    FeedEntry,
    FeedParseError,
    FetchedResource,
    ModelError,
    NewsFactsError,
    ParsedFeed,
)

logger = logging.getLogger(__name__)

Asked = TypeVar("Asked")
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedFeed:
    """The bytes of a feed, and what is needed to read them."""

    resource: FetchedResource
    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """The bytes of a page, and its announcement."""

    resource: FetchedResource
    entry: FeedEntry | None = None


class DocumentReader:
    """Reads feeds and pages; one that cannot be read costs no other."""

    def __init__(self, settings: IsolationSettings) -> None:
        self._settings = settings
        self._crew = _document_crew(settings)

    def feed(self, feed: FetchedFeed) -> ParsedFeed:
        """The entries of a feed; raises FeedParseError."""
        (outcome,) = self._crew.each(_read_feed, [feed], self._settings.seconds_per_feed)
        parsed = _at_stage(outcome, FeedParseError, feed.resource.final_url)
        if isinstance(parsed, FeedParseError):
            raise parsed
        return parsed

    def pages(self, pages: Iterable[FetchedPage]) -> Iterator[ArticleVersion | ArticleError]:
        """The article of each page, or why there is none, in order."""
        return self.each(_read_page, pages, lambda page: page.resource.url)

    def words(self, body: bytes, content_type: str = "") -> str:
        """The visible words of a page; "" where it cannot be read."""
        (words,) = self.each(_visible_words, [(body, content_type)], lambda _: "a page")
        if isinstance(words, ArticleError):
            logger.warning("the words of a page cannot be compared: %s", words)
            return ""
        return words

    def each(
        self, read: Callable[[Asked], Read], documents: Iterable[Asked], name: Callable[[Asked], str]
    ) -> Iterator[Read | ArticleError]:
        """What ``read``, a function of a module, makes of each document, or why it made nothing, in order."""
        documents = list(documents)
        outcomes = self._crew.each(read, documents, self._settings.seconds_per_page)
        for document, outcome in zip(documents, outcomes, strict=True):
            yield _at_stage(outcome, ArticleError, name(document))


class TextReader:
    """Finds the facts of texts; one that cannot be read costs no other. Raises ModelError, SettingsError when made."""

    def __init__(self, settings: Settings) -> None:
        self._nlp = _absolute(settings.nlp)
        self._seconds = settings.isolation.seconds_per_text
        self._crew = _text_crew(settings.isolation)
        self.version = self._loaded()

    def _loaded(self) -> ExtractorVersion:
        try:
            return self._crew.one(_describe, self._nlp, self._seconds)
        except Casualty as casualty:
            within = "" if casualty.traceback else " within the limits of [isolation]"
            message = f"cannot be loaded{within}: {casualty.message}"
            raise ModelError(self._nlp.model, message, casualty.reason) from casualty

    def extract(
        self, versions: Iterable[ArticleVersion], on_error: Callable[[ExtractionError], None]
    ) -> Iterator[Extraction]:
        """The facts of the versions, in order; one that fails goes to ``on_error`` instead."""
        versions = list(versions)
        outcomes = self._crew.each(_extract, [(self._nlp, version) for version in versions], self._seconds)
        for version, outcome in zip(versions, outcomes, strict=True):
            found = _at_stage(outcome, ExtractionError, version.version_id)
            if isinstance(found, ExtractionError):
                on_error(found)
            else:
                yield found


def _absolute(nlp: NlpSettings) -> NlpSettings:
    """The settings with whole paths: a worker's working directory is the one this process began in."""
    model = str(Path(nlp.model).absolute()) if Path(nlp.model).is_dir() else nlp.model
    return nlp.model_copy(update={"model": model, "aliases": nlp.aliases and nlp.aliases.absolute()})


@lru_cache(maxsize=2)
def _document_crew(settings: IsolationSettings) -> Crew:
    return Crew(settings.workers, settings.memory_mb, settings.items_per_worker)


@lru_cache(maxsize=2)
def _text_crew(settings: IsolationSettings) -> Crew:
    return Crew(settings.workers, settings.text_memory_mb, settings.items_per_worker)


_Error = TypeVar("_Error", FeedParseError, ArticleError, ExtractionError)


def _at_stage(outcome: Read | NewsFactsError | Casualty, kind: type[_Error], subject: str) -> Read | _Error:
    """The outcome, with whatever befell the item as an error of its stage; raises what is not the item's fault."""
    if isinstance(outcome, Casualty):
        error = kind(subject, outcome.message, outcome.reason, outcome.transient)
        error.traceback = outcome.traceback
        return error
    if isinstance(outcome, NewsFactsError) and not isinstance(outcome, kind):
        raise outcome
    return outcome


def _read_feed(feed: FetchedFeed) -> ParsedFeed:
    from extractors.feed import parse_feed

    resource = feed.resource
    return parse_feed(resource.body, resource.final_url, feed.name, resource.content_type, feed.language)


def _read_page(page: FetchedPage) -> ArticleVersion:
    from extractors.article import read_article

    return read_article(page.resource, page.entry)


def _visible_words(page: tuple[bytes, str]) -> str:
    from extractors.article import visible_words

    return visible_words(*page)


def _describe(nlp: NlpSettings) -> ExtractorVersion:
    from flows.extractor import load_extractor

    return load_extractor(nlp).version


def _extract(asked: tuple[NlpSettings, ArticleVersion]) -> Extraction:
    """The facts of one version; raises ExtractionError."""
    from flows.extractor import load_extractor

    nlp, version = asked
    errors: list[ExtractionError] = []
    found = list(load_extractor(nlp).extract([version], errors.append))
    if errors:
        raise errors[0]
    return found[0]
