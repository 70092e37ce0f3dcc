"""What a page read just now means for the article it is known to hold: decisions as values, without any acting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from extractors.pages.address import same_page
from extractors.revisions.judgement import continues, judge_revision
from flows.http.failures import FetchFailure
from models import (
    ArticleError,
    ArticleStanding,
    ArticleStatus,
    ArticleVersion,
    FetchError,
    FetchOutcome,
    Known,
    PageState,
    PageStatus,
    PlannedFetch,
    Revision,
    RevisionKind,
)

#: A page's visible words, asked for only where they can tell an edit from another reading: before and after.
PageWords = Callable[[ArticleVersion, FetchOutcome], tuple[str, str]]

_SHOWN = (PageStatus.STORED, PageStatus.UNCHANGED)
_NOT_THERE = (FetchFailure.NOT_FOUND, FetchFailure.GONE)
_EDITS = (RevisionKind.SUBSTANTIVE, RevisionKind.CORRECTION, RevisionKind.INCOMPLETE)
#: Of what several addresses tell about one article in a run, the later in this order counts.
_WEIGHT = (ArticleStanding.GONE, ArticleStanding.STANDING, ArticleStanding.MOVED, ArticleStanding.RETRACTED)


@dataclass(slots=True)
class Seen:
    """What is known of pages and articles: from earlier runs, and from this one so far."""

    known: Known
    states: dict[str, PageState] = field(default_factory=dict)  #: of this run, by address
    current: dict[str, ArticleVersion] = field(default_factory=dict)  #: by article id; only those needed so far
    judged: dict[str, dict[str, RevisionKind]] = field(default_factory=dict)  #: of this run, as in KnownArticle

    def settled(self, version: ArticleVersion) -> RevisionKind | None:
        """What the version was found to be before; None: it is new. FIRST also stands for the current version."""
        article_id, content = version.article_id, version.content_hash
        known = self.known.articles.get(article_id)
        current = self.current.get(article_id)
        if content == (current.content_hash if current else known.content_hash if known else None):
            return RevisionKind.FIRST
        return self.judged.get(article_id, {}).get(content) or (known.judged.get(content) if known else None)

    def add(self, version: ArticleVersion, kind: RevisionKind) -> None:
        """Remember what this run found."""
        if kind.becomes_current:
            self.current[version.article_id] = version
            self.judged.pop(version.article_id, None)
        else:
            self.judged.setdefault(version.article_id, {})[version.content_hash] = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One planned page, its answer, and the article in it or what kept us from it; neither: it is unchanged."""

    planned: PlannedFetch
    outcome: FetchOutcome
    previous: PageState | None
    version: ArticleVersion | None = None
    error: FetchError | ArticleError | None = None

    @property
    def moved_to(self) -> str | None:
        return self.outcome.resource.moved_to if self.outcome.resource else self.outcome.moved_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A page and what it means."""

    page: ReadPage  #: its version under the identity it is known by, its error also for an incomplete text
    revision: Revision | None = None  #: None: nothing new
    status: ArticleStatus | None = None  #: None: nothing was told of the article as a whole
    result: str  #: "new", "revised", "unchanged" or "failed", for the run's counts


def to_compare(pages: Iterable[ReadPage], seen: Seen) -> set[str]:
    """The ids of the known articles whose current texts are needed to judge the pages."""
    needed: set[str] = set()
    for page in pages:
        if page.version and seen.settled(page.version) is None:
            ids = (page.version.article_id, _known_as(page, seen.known))
            needed |= {article_id for article_id in ids if article_id and article_id in seen.known.articles}
    return needed - seen.current.keys()


def judge_page(page: ReadPage, seen: Seen, words: PageWords) -> Judged:
    """What the page means; what it brings is added to ``seen``."""
    if page.version is None:
        return Judged(
            page=page, status=_status_unread(page, seen.known), result="failed" if page.error else "unchanged"
        )
    own_address = page.version.url
    version = _identified(page, seen)
    page = replace(page, version=version)
    settled = seen.settled(version)
    revision = None if settled else _revision(page, version, seen, words)
    kind = revision.kind if revision else settled
    if kind is RevisionKind.INCOMPLETE:
        page = replace(page, error=_incomplete(page, version, seen))
    if revision:
        seen.add(version, revision.kind)
    status = _status(page, version, seen, kind, own_address)
    return Judged(page=page, revision=revision, status=status, result=_result(revision, kind))


def latest_statuses(judged: Iterable[Judged], seen: Seen) -> tuple[ArticleStatus, ...]:
    """One status per article of which something was told; none is gone while another address shows it."""
    states = {**seen.known.pages, **seen.states}
    shown = {state.article_id for state in states.values() if state.status in _SHOWN}
    told = [item.status for item in judged if item.status]
    told = [status for status in told if status.standing is not ArticleStanding.GONE or status.article_id not in shown]
    told.sort(key=lambda status: _WEIGHT.index(status.standing))
    return tuple({status.article_id: status for status in told}.values())


def _known_as(page: ReadPage, known: Known) -> str | None:
    """The article the page may be one of, if it is under a new address: moved there, or behind this link before."""
    if page.version is None or page.version.article_id in known.articles:
        return None
    return known.moves.get(page.version.url) or (page.previous.article_id if page.previous else None)


def _identified(page: ReadPage, seen: Seen) -> ArticleVersion:
    """The version under the address its article is known by, as long as it goes on with its text.

    A link may come to lead to something else: a live page to today's, a deleted one to a section's front.
    """
    version = page.version
    if version is None:
        raise ValueError(f"{page.planned.url}: no article to identify")
    article_id = _known_as(page, seen.known)
    before = seen.current.get(article_id) if article_id else None
    return replace(version, url=before.url) if before and continues(before, version) else version


def _revision(page: ReadPage, version: ArticleVersion, seen: Seen, words: PageWords) -> Revision:
    before = seen.current.get(version.article_id)
    if before is None:
        return Revision(version_id=version.version_id, kind=RevisionKind.FIRST)
    revision = judge_revision(before, version)
    return judge_revision(before, version, *words(before, page.outcome)) if revision.kind in _EDITS else revision


def _incomplete(page: ReadPage, version: ArticleVersion, seen: Seen) -> ArticleError:
    words = f"only {len(version.text.split()):,} words"
    before = seen.current.get(version.article_id)
    if before:
        words += f" of {len(before.text.split()):,}"
    message = (
        f"{words} of the article's text were found, with no sign of an edit; the text we hold stays current, "
        "and the page is asked again"
    )
    return ArticleError(page.planned.url, message, "incomplete", transient=True)


def _result(revision: Revision | None, kind: RevisionKind | None) -> str:
    if kind is RevisionKind.INCOMPLETE:
        return "failed"
    if revision is None or kind is RevisionKind.COSMETIC:
        return "unchanged"
    return "new" if kind is RevisionKind.FIRST else "revised"


def _status(
    page: ReadPage, version: ArticleVersion, seen: Seen, kind: RevisionKind | None, own_address: str
) -> ArticleStatus | None:
    article_id = version.article_id
    standing = ArticleStatus(article_id=article_id, standing=ArticleStanding.STANDING)
    if kind is RevisionKind.RETRACTION or "retracted" in version.warnings:
        return replace(standing, standing=ArticleStanding.RETRACTED, reason="retraction_notice")
    if version.url != own_address:
        resource = page.outcome.resource
        reason = "redirect" if resource and not same_page(resource.url, resource.final_url) else "new_address"
        return replace(standing, standing=ArticleStanding.MOVED, reason=reason, address=own_address)
    known = seen.known.articles.get(article_id)
    troubled = known and (known.judged or _failed(page.previous) or kind is not RevisionKind.FIRST)
    return standing if troubled and kind is not RevisionKind.INCOMPLETE else None


def _status_unread(page: ReadPage, known: Known) -> ArticleStatus | None:
    """What is told of a known article by an answer without one."""
    article_id = page.previous.article_id if page.previous else None
    if article_id is None or article_id not in known.articles:
        return None
    if page.error:
        gone = page.error.reason in _NOT_THERE
        status = ArticleStatus(article_id=article_id, standing=ArticleStanding.GONE, reason=page.error.reason)
        return status if gone else None
    # Feed proxies forward for good too: only the article's own address can tell that it moved.
    if page.moved_to and same_page(page.planned.url, known.articles[article_id].url):
        return ArticleStatus(
            article_id=article_id, standing=ArticleStanding.MOVED, reason="redirect", address=page.moved_to
        )
    standing = ArticleStatus(article_id=article_id, standing=ArticleStanding.STANDING)
    return standing if _failed(page.previous) else None


def _failed(state: PageState | None) -> bool:
    return state is not None and state.status in (PageStatus.GONE, PageStatus.FAILED, PageStatus.DEFERRED)
