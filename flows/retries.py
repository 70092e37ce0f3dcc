"""When what failed is tried again, and when it is not: decisions as values, without any acting."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.http.failures import FINAL, FetchFailure
from models import Failure, FeedState, FetchError, NewsFactsError, PageState, UnreadText, digest

FEED_BACKOFF = timedelta(minutes=10)  #: times the failures in a row, where a feed is not polled more rarely
PAGE_BACKOFF = timedelta(minutes=10)  #: times the failures in a row
TEXT_BACKOFF = timedelta(minutes=10)  #: times the failures in a row
LONGEST_BACKOFF = timedelta(hours=24)
MOST_FAILURES = 10  #: in a row, before a page is left alone until announced anew
#: After an answer that says no (not found, a wall, too large): sites err, and mend it in hours or not at all. After
#: the last of these pauses the page is left alone until it is announced anew or asked for.
PATIENCE = (timedelta(hours=1), timedelta(hours=8), timedelta(days=1))
MOST_READINGS = 3  #: of the same bytes or text, before they are read again only when asked for


def backoff(name: str, base: timedelta, failures: int, retry_after: float | None = None) -> timedelta:
    """The pause after so many failures in a row: linear, spread over a fifth by name, a day at most."""
    spread = 1 + int(digest(name, failures), 16) % 1000 / 5000
    pause = base * max(failures, 1) * spread
    return min(max(pause, timedelta(seconds=retry_after or 0)), LONGEST_BACKOFF)


def retry_after(error: NewsFactsError) -> float | None:
    """The pause a server asked for, in seconds; None: it did not."""
    return error.retry_after if isinstance(error, FetchError) else None


def failures_in_a_row(before: int, error: NewsFactsError) -> int:
    """One more, unless the address was not asked because its host had named a pause."""
    spared = error.reason == FetchFailure.HOST_DEFERRED and retry_after(error) is not None
    return before if spared else before + 1


def failing_since(previous: PageState | FeedState | None, now: datetime) -> datetime:
    """The first of the failures in a row that has one more now."""
    return previous.failing_since if previous and previous.failures and previous.failing_since else now


def is_final(error: NewsFactsError) -> bool:
    """Whether no time will mend it."""
    return error.stage == FetchError.stage and error.reason in FINAL


def next_try(
    url: str, error: NewsFactsError, failures: int, previous: PageState | None, body_hash: str | None
) -> timedelta | None:
    """The pause until a page is tried again that has failed so often in a row; None: only when asked for."""
    # A page that held an article and now shows a wall or an error page often holds it again tomorrow.
    hopeful = error.transient or (error.stage == "article" and previous is not None and previous.article_id)
    if is_final(error) or failures >= most_failures(previous, body_hash):
        return None
    if hopeful:
        return backoff(url, PAGE_BACKOFF, failures, retry_after(error))
    return PATIENCE[failures - 1] if failures <= len(PATIENCE) else None


def most_failures(previous: PageState | None, body_hash: str | None) -> int:
    """How many failures in a row a page may have: few where the very bytes that could not be read came again."""
    same_bytes = body_hash is not None and previous is not None and previous.failed_body_hash == body_hash
    return MOST_READINGS if same_bytes else MOST_FAILURES


def next_unread_text(previous: UnreadText | None, failure: Failure, extractor_id: str, now: datetime) -> UnreadText:
    """What to remember of a stored text whose facts could not be extracted: the same text is tried a few times."""
    failures = previous.failures + 1 if previous else 1
    pause = backoff(failure.subject, TEXT_BACKOFF, failures)
    return UnreadText(
        version_id=failure.subject,
        extractor_id=extractor_id,
        reason=failure.reason,
        message=failure.message,
        failures=failures,
        failing_since=previous.failing_since if previous else now,
        failed_at=now,
        next_try_at=now + pause if failures < MOST_READINGS else None,
    )
