"""Which feeds are due, and what is remembered of one that answered or failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.http.failures import FetchFailure, fetch_error
from flows.plan import due_feeds, next_feed_state
from flows.retries import LONGEST_BACKOFF, backoff
from models import (
    Feed,
    FeedState,
    FetchedResource,
    FetchError,
    FetchOutcome,
    Known,
    SettingsError,
)

NOON = datetime(2026, 6, 23, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
COURIER = Feed(name="courier", url="https://courier.example/feed", poll_interval=15 * MINUTE)


def resource(url: str, body: bytes = b"<p>text</p>", **given) -> FetchedResource:
    return FetchedResource(
        url=url,
        final_url=url,
        status=200,
        content_type="text/html",
        body=body,
        body_hash=str(hash(body)),
        fetched_at=NOON,
        **given,
    )


def answered(url: str, **given) -> FetchOutcome:
    return FetchOutcome(url=url, resource=resource(url, **given))


def failed(url: str, reason: FetchFailure, **given) -> FetchOutcome:
    return FetchOutcome(url=url, error=fetch_error(url, reason, "it broke", **given))


def test_a_feed_is_due_when_its_time_has_come():
    """New feeds are due, asked ones after their interval, and a schedule's few seconds do not matter."""
    state = next_feed_state(COURIER, None, answered(COURIER.url), NOON)
    known = Known(feeds={"courier": state})
    assert due_feeds([COURIER], Known(), NOON) == ((COURIER,), ())
    assert due_feeds([COURIER], known, NOON + 5 * MINUTE) == ((), ((COURIER, "not before 2026-06-23 12:15 UTC"),))
    assert due_feeds([COURIER], known, NOON + timedelta(minutes=14, seconds=30))[0] == (COURIER,)
    assert due_feeds([COURIER], known, NOON + 15 * MINUTE)[0] == (COURIER,)


def test_naming_a_feed_asks_it_whatever_is_remembered():
    """``only`` asks the named feed, gone or resting, and no other; a wrong name is an error."""
    other = Feed(name="herald", url="https://herald.example/rss")
    gone = next_feed_state(COURIER, None, failed(COURIER.url, FetchFailure.GONE), NOON)
    known = Known(feeds={"courier": gone})
    assert due_feeds([COURIER, other], known, NOON) == ((other,), ((COURIER, "gone"),))
    assert due_feeds([COURIER, other], known, NOON, ["courier"]) == ((COURIER,), ((other, "not asked for"),))
    with pytest.raises(SettingsError, match="currier"):
        due_feeds([COURIER], known, NOON, ["currier"])


def test_a_changed_address_voids_what_was_remembered():
    """After an edit of feeds.toml the old address's validators and failures mean nothing."""
    gone = next_feed_state(COURIER, None, failed(COURIER.url, FetchFailure.GONE), NOON)
    moved = replace(COURIER, url="https://courier.example/new-feed")
    assert due_feeds([moved], Known(feeds={"courier": gone}), NOON)[0] == (moved,)
    state = next_feed_state(moved, gone, failed(moved.url, FetchFailure.TIMEOUT), NOON)
    assert (state.url, state.failures, state.gone) == (moved.url, 1, False)


def test_a_feed_learns_from_answers_only():
    """Validators and a permanent new address come with answers; a failure changes neither."""
    moved_to = "https://feeds.courier.example/all"
    state = next_feed_state(COURIER, None, answered(COURIER.url, etag='"a"', moved_to=moved_to), NOON)
    assert (state.url, state.etag, state.configured_url) == (moved_to, '"a"', COURIER.url)
    broken = next_feed_state(COURIER, state, failed(moved_to, FetchFailure.INCOMPLETE), NOON + HOUR)
    assert (broken.url, broken.etag, broken.failures, broken.last_reason) == (moved_to, '"a"', 1, "incomplete")
    assert broken.fetched_at == NOON
    unchanged = FetchOutcome(url=moved_to, unchanged=True, etag='"b"')
    well = next_feed_state(COURIER, broken, unchanged, NOON + 2 * HOUR)
    assert (well.etag, well.failures, well.last_reason, well.fetched_at) == ('"b"', 0, None, NOON + 2 * HOUR)


def test_a_failing_feed_is_asked_less_and_less_but_never_given_up():
    """Sixty failures: the pauses grow, never pass a day, and there always is a next time."""
    state, now, pauses = None, NOON, []
    for _ in range(60):
        state = next_feed_state(COURIER, state, failed(COURIER.url, FetchFailure.SERVER_ERROR), now)
        pauses.append(state.next_fetch_at - now)
        now = state.next_fetch_at
    assert 15 * MINUTE <= pauses[0] < HOUR < pauses[-1] <= LONGEST_BACKOFF
    assert state.failures == 60


def test_a_feed_asked_in_every_run_is_spared_when_it_fails():
    """Without a poll interval a well feed is always due, a failing one is not."""
    eager = replace(COURIER, poll_interval=timedelta())
    well = next_feed_state(eager, None, answered(eager.url), NOON)
    ill = next_feed_state(eager, well, failed(eager.url, FetchFailure.SERVER_ERROR), NOON)
    assert due_feeds([eager], Known(feeds={"courier": well}), NOON)[0] == (eager,)
    assert due_feeds([eager], Known(feeds={"courier": ill}), NOON + 9 * MINUTE)[0] == ()


def test_retry_after_is_kept():
    """The next fetch is not before the server's own word."""
    state = next_feed_state(COURIER, None, failed(COURIER.url, FetchFailure.RATE_LIMITED, retry_after=7200), NOON)
    assert state.next_fetch_at == NOON + 2 * HOUR
    assert due_feeds([COURIER], Known(feeds={"courier": state}), NOON + 2 * HOUR - MINUTE)[0] == ()


@given(name=st.text(), minutes=st.integers(1, 10_000), failures=st.integers(1, 10_000), asked=st.floats(0, 1e9))
def test_backoff_is_pure_and_bounded(name, minutes, failures, asked):
    """The same name and count give the same pause, between the base and a day."""
    base = timedelta(minutes=minutes)
    pause = backoff(name, base, failures, asked)
    assert pause == backoff(name, base, failures, asked)
    assert min(base, LONGEST_BACKOFF) <= pause <= LONGEST_BACKOFF


def test_feed_state_without_a_next_time_is_due():
    """A state that names no time holds nothing back."""
    state = FeedState(feed_name="courier", url=COURIER.url, configured_url=COURIER.url)
    assert due_feeds([COURIER], Known(feeds={"courier": state}), NOON)[0] == (COURIER,)


def test_errors_of_other_kinds_need_no_retry_after():
    """An error of our own without a server behind it is backed off like any other."""
    error = FetchError(COURIER.url, "an HTML page where a feed was expected", "not_a_feed", transient=True)
    state = next_feed_state(COURIER, None, FetchOutcome(url=COURIER.url, error=error), NOON)
    assert (state.failures, state.last_reason) == (1, "not_a_feed")
