"""What a page says about its article, each field with its origin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from extractors.pages.address import article_address
from extractors.pages.authors import clean_authors, folded_name
from extractors.pages.dates import PageDate, read_date
from extractors.pages.language import language_tag
from extractors.pages.linked_data import LinkedData, json_scripts
from extractors.whitespace import one_line
from models import DateConfidence, FeedEntry, Origin

T = TypeVar("T")

LONGEST = 1_000  # characters of any field
LONGEST_UNREADABLE_SCRIPT = 20_000  # trafilatura reads broken JSON with regexes that backtrack: 180 kB take minutes

PUBLISHED_NAMES = (
    "article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "publish_date", "publication_date", "og:published_time", "dc.date.issued", "dcterms.created",
    "dc.date", "date", "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article_date_original", "rnews:datepublished", "citation_publication_date", "dcterms.date", "displaydate",
)  # fmt: skip
MODIFIED_NAMES = (
    "article:modified_time", "article:modified", "datemodified", "og:updated_time", "lastmod", "last-modified",
    "dcterms.modified", "article.updated",
)  # fmt: skip
AUTHOR_NAMES = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author_name", "citation_author", "authors", "cxenseparse:author", "og:article:author",
)  # fmt: skip
SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title")
TITLE_NAMES = ("og:title", "dc.title", "parsely-title", "sailthru.title", "twitter:title")
DESCRIPTION_NAMES = ("og:description", "description", "twitter:description", "dc.description")

_TITLE_TAIL = re.compile(r"(?<!\s)\s++[|–—·•«»:-]\s++")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The fields of an article that are not its text; ``origins`` names each field's source."""

    url: str
    title: str = ""
    published: PageDate | None = None
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    site_name: str | None = None
    language: str | None = None
    description: str | None = None
    origins: dict[str, Origin] = field(default_factory=dict)


def read_metadata(
    tree: HtmlElement,
    linked: LinkedData,
    url: str,
    entry: FeedEntry | None = None,
    latest: datetime | None = None,
    byline: str | None = None,
) -> PageMetadata:
    """The metadata of a page: JSON-LD first, then ``meta`` elements, then visible HTML, feed and guesses.

    The order is the one that did best on 253 real pages. A date the page does not state is taken from the feed
    before trafilatura is asked, which guesses one for every page. ``latest`` is when the page was fetched: later
    dates are not believed. ``byline`` is a line of the text that names the authors.
    """
    reader = _Reader(tree, linked, url, latest)
    found = reader.stated()
    if byline is not None:
        found = _filled(found, Origin.TEXT, authors=clean_authors([byline]))
    if entry is not None:
        found = _with_entry(found, entry)
    if not (found.title and found.published and found.authors and found.site_name):
        found = reader.with_guesses(found)
    return found


class _Reader:
    """One page and where each field of it may stand."""

    def __init__(self, tree: HtmlElement, linked: LinkedData, url: str, latest: datetime | None) -> None:
        self.tree = tree
        self.linked = linked
        self.url = url
        self.latest = latest
        self.meta = _meta_elements(tree)
        self.origins: dict[str, Origin] = {}

    def stated(self) -> PageMetadata:
        """What the page itself states."""
        site_name = self.pick("site_name", self.site_names())
        return PageMetadata(
            url=self.address(),
            title=self.title(site_name),
            published=self.date("published", "datePublished", PUBLISHED_NAMES),
            modified=self.modified(),
            authors=self.authors(site_name),
            site_name=site_name,
            language=self.pick("language", self.languages()),
            description=self.pick("description", self.descriptions()),
            origins=self.origins,
        )

    def pick(self, name: str, candidates: Iterable[tuple[Origin, str | None]]) -> str | None:
        """The first candidate that holds something."""
        for origin, value in candidates:
            value = one_line(value[:LONGEST]) if value else None
            if value:
                self.origins[name] = origin
                return value
        return None

    def first_meta(self, names: Iterable[str]) -> str | None:
        return next((values[0] for name in names if (values := self.meta.get(name))), None)

    def address(self) -> str:
        links = [link.get("href") or "" for link in self.tree.xpath("//link[@rel='canonical'][@href]")[:1]]
        claims = (*links, *self.meta.get("og:url", ())[:1])
        address = article_address(self.url, claims)
        self.origins["url"] = Origin.META if address != article_address(self.url, ()) else Origin.URL
        return address

    def site_names(self) -> Iterable[tuple[Origin, str | None]]:
        yield Origin.META, self.first_meta(SITE_NAMES[:1])
        yield Origin.JSON_LD, next(iter(self.linked.names("publisher")), None)
        yield Origin.META, self.first_meta(SITE_NAMES[1:])

    def title(self, site_name: str | None) -> str:
        """What two of headline, heading and social title agree on, else the first of them."""
        candidates = (
            (Origin.JSON_LD, self.linked.string("headline")),
            (Origin.HTML, self.only_heading()),
            (Origin.META, self.first_meta(TITLE_NAMES)),
        )
        titles = [(origin, without_site_name(one_line(raw[:LONGEST]), site_name)) for origin, raw in candidates if raw]
        return self.agreed("title", [(origin, title) for origin, title in titles if title], folded_name) or ""

    def only_heading(self) -> str | None:
        headings = [one_line(str(heading.text_content())) for heading in self.tree.iter("h1")]
        headings = [heading for heading in headings if heading]
        return headings[0] if len(headings) == 1 and len(headings[0].split()) > 2 else None

    def date(self, name: str, linked_name: str, meta_names: tuple[str, ...]) -> PageDate | None:
        candidates = [(Origin.JSON_LD, self.linked.string(linked_name))]
        candidates += [(Origin.META, value) for meta in meta_names for value in self.meta.get(meta, ())[:1]]
        if name == "published":
            candidates += [(Origin.HTML, value) for value in self.time_elements()]
        dates = [(origin, date) for origin, raw in candidates if (date := read_date(raw, self.latest))]
        if not dates:
            return None
        self.origins[name], date = dates[0]
        return date

    def time_elements(self) -> list[str]:
        """Only the one marked as the date of publication: other ``time`` elements date comments and teasers."""
        marked = self.tree.xpath("//time[@datetime][@pubdate or contains(@itemprop, 'datePublished')]")
        return [element.get("datetime") or "" for element in marked[:1]]

    def modified(self) -> datetime | None:
        date = self.date("modified", "dateModified", MODIFIED_NAMES)
        return date.value if date else None

    def authors(self, site_name: str | None) -> tuple[str, ...]:
        """What most statements of the page agree on: some systems put the uploader, or one of two, in JSON-LD."""
        own_names = self.own_names(site_name)
        stated = [
            (Origin.JSON_LD, self.linked.names("author") or self.linked.names("creator")),
            *((Origin.META, self.meta.get(name, ())) for name in AUTHOR_NAMES),
            (Origin.HTML, self.marked_authors()),
        ]
        cleaned = [(origin, clean_authors(names, own_names)) for origin, names in stated]
        return self.agreed("authors", [(origin, names) for origin, names in cleaned if names], _name_set) or ()

    def agreed(self, name: str, candidates: list[tuple[Origin, T]], key: Callable[[T], Hashable]) -> T | None:
        """The candidate that most of them agree with; the first of several."""
        if not candidates:
            return None
        votes = Counter(key(value) for _, value in candidates)
        self.origins[name], value = max(candidates, key=lambda candidate: votes[key(candidate[1])])
        return value

    def own_names(self, site_name: str | None) -> tuple[str, ...]:
        return tuple(name for name in (site_name, *self.linked.names("publisher")) if name)

    def marked_authors(self) -> tuple[str, ...]:
        marked = self.tree.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')] | //*[@itemprop='author']")
        return tuple(one_line(str(element.text_content())[:200]) for element in marked[:5])

    def languages(self) -> Iterable[tuple[Origin, str | None]]:
        yield Origin.HTML, language_tag(self.tree.get("lang"))
        yield Origin.JSON_LD, language_tag(self.linked.string("inLanguage"))
        yield Origin.META, language_tag(self.first_meta(("og:locale", "content-language", "language", "dc.language")))

    def descriptions(self) -> Iterable[tuple[Origin, str | None]]:
        yield Origin.META, self.first_meta(DESCRIPTION_NAMES[:1])
        yield Origin.JSON_LD, self.linked.string("description")
        yield Origin.META, self.first_meta(DESCRIPTION_NAMES[1:])

    def with_guesses(self, found: PageMetadata) -> PageMetadata:
        """Fields nobody stated as trafilatura finds them in the visible page."""
        for script in json_scripts(self.tree):  # read already, or too broken to be read in time
            if not self.linked.unreadable or len(script.text or "") > LONGEST_UNREADABLE_SCRIPT:
                script.drop_tree()
        for element in self.tree.iter("meta"):  # its patterns for names backtrack as well
            element.set("content", (element.get("content") or "")[:LONGEST])
        guessed = extract_metadata(self.tree, default_url=self.url)
        authors = clean_authors((guessed.author or "").split(";"), self.own_names(found.site_name))
        guesses = _filled(
            found,
            Origin.TRAFILATURA,
            title=without_site_name(one_line(guessed.title or ""), found.site_name),
            published=read_date(guessed.date, self.latest),
            authors=authors,
            site_name=guessed.sitename,
        )
        own_name = clean_authors(self.linked.names("author"))  # an author that is the site itself is better than none
        return _filled(guesses, Origin.JSON_LD, authors=own_name)


def _with_entry(found: PageMetadata, entry: FeedEntry) -> PageMetadata:
    filled = _filled(
        found,
        Origin.FEED,
        title=one_line(entry.title),
        authors=clean_authors(entry.authors),
        published=_announced(entry),
    )
    announced = _announced(entry)
    if announced and filled.published and filled.published.precision == "day" and announced.precision == "instant":
        apart = abs((announced.value.replace(tzinfo=None) - filled.published.value).days)
        if apart <= 1:  # the page gives the day, the feed the time of that day
            return replace(filled, published=announced, origins={**filled.origins, "published": Origin.FEED})
    return filled


def _announced(entry: FeedEntry) -> PageDate | None:
    if entry.published is None or entry.published.value is None:
        return None
    value = entry.published.value
    if entry.published.confidence is DateConfidence.EXACT:
        return PageDate(value, "instant")
    return PageDate(value.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None), "day")


def _filled(found: PageMetadata, origin: Origin, **fields: object) -> PageMetadata:
    """The metadata with its empty fields filled from ``fields``."""
    new = {name: value for name, value in fields.items() if value and not getattr(found, name)}
    return replace(found, **new, origins={**found.origins, **dict.fromkeys(new, origin)})  # type: ignore[arg-type]  # by name


def without_site_name(title: str, site_name: str | None) -> str:
    """The title without "| Site" or "Site:" at either end."""
    if not site_name:
        return title
    parts = _TITLE_TAIL.split(title)
    own = folded_name(site_name)
    for end, rest in ((-1, slice(None, -1)), (0, slice(1, None))):
        if len(parts) > 1 and folded_name(parts[end]) == own and any(folded_name(part) for part in parts[rest]):
            kept = title[: title.rindex(parts[-1])] if end else title[len(parts[0]) :]
            return kept.strip(" |–—·•«»:-")
    return title


def _name_set(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded_name(name) for name in names)


def _meta_elements(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """The contents of the ``meta`` elements by lower-case name, in page order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content[:LONGEST])
    return {name: tuple(contents) for name, contents in found.items()}
